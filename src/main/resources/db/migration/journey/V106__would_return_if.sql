-- What would bring a lost customer back, for whoever looks at it again (ST-03, L-04).
alter table loss add column would_return_if text;
