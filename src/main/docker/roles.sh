#!/bin/sh
# Runs once, when the database is first made: one role owns the tables and migrates them, with the other Gendan runs.
set -eu

# The secret of this name; an empty or missing one ends all, for a role with an empty password lets nobody in.
secret() {
  file="${GENDAN_SECRETS:-/run/secrets}/$1"
  value="$(cat "$file" || true)"
  if [ -z "$value" ]; then
    echo "The secret $1 is missing or empty: make it as docker-compose.yml says, then 'docker-compose down --volumes'" \
      "(a database that was made halfway is not made again) and start anew." >&2
    exit 1
  fi
  printf '%s' "$value"
}

owner="$(secret owner_password)"
running="$(secret database_password)"

psql --set ON_ERROR_STOP=1 --username postgres --dbname postgres \
  --set owner="$owner" --set running="$running" <<'SQL'
create role gendan_owner login password :'owner';
create role gendan login password :'running';
create database gendan owner gendan_owner;
revoke all on database gendan from public;
grant connect on database gendan to gendan;
SQL
