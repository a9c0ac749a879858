-- What mail servers and libraries said of a message named its recipient; administrators read it, who see no customer.
update outbox_try set problem = 'The mail server answered ' || substring(problem from '(?:^|\s)([45]\d\d)(?:\s|-|;|$)')
where problem ~ '(?:^|\s)[45]\d\d(?:\s|-|;|$)' and problem !~ '^The gateway answered';
update outbox_try set problem = regexp_replace(problem, ':.*|\S+@\S+.*', '') where problem ~ ': |@';
