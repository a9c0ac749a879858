#!/bin/sh
# Runs once, when the database is first made: one role owns the tables and migrates them, with the other Gendan runs.
set -eu
psql --set ON_ERROR_STOP=1 --username postgres \
  --set owner="$(cat /run/secrets/owner_password)" --set running="$(cat /run/secrets/database_password)" <<'SQL'
create role gendan_owner login password :'owner';
create role gendan login password :'running';
create database gendan owner gendan_owner;
revoke all on database gendan from public;
grant connect on database gendan to gendan;
SQL
