-- Industries are the same whatever their case, spaces and width of letters; '' where none is known.
create function industry_key(industry text) returns text language sql immutable parallel safe as $$
    select regexp_replace(lower(normalize(coalesce(industry, ''), nfkc)), '\s', '', 'g')
$$;
create index customer_of_industry on customer (industry_key(industry));
