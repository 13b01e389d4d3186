-- For the list of mails that failed, and of those that wait.

CREATE INDEX mail_by_status ON mail (status, id);
