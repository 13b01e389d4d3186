-- Least rights: what the server's own role may do. It owns nothing and can neither change nor delete a line.
-- Last checked for migrations up to V31.

GRANT USAGE ON SCHEMA public TO "${serverRole}";
GRANT SELECT ON ALL TABLES IN SCHEMA public TO "${serverRole}";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "${serverRole}";
GRANT INSERT, UPDATE ON technician, api_key, client, mail, pack TO "${serverRole}";
GRANT UPDATE (recaps, credit_notes, review_invitations, changed_at) ON mail_preference TO "${serverRole}";
GRANT INSERT, UPDATE, DELETE ON session, access_token, refresh_token, login_failures, text_template TO "${serverRole}";
GRANT INSERT, DELETE ON idempotency_key, signed_off_token TO "${serverRole}";
GRANT INSERT ON ledger_line, audit, ledger_verification TO "${serverRole}";
GRANT INSERT ON pay_closing, pay_closed_line TO "${serverRole}";
GRANT UPDATE (version) ON account TO "${serverRole}";
GRANT UPDATE (tell_at, tell_attempts, told_at) ON ledger_verification TO "${serverRole}";

-- Hung on a table of somebody's own, these would do with the owner's rights what that table says. Triggers need no right.
REVOKE EXECUTE ON FUNCTION collect_client_words(), open_account(), move_account(), give_mail_preference(),
    refuse_replacing_what_counts(), refuse_expiring_what_is_no_lot(), forget_old_verifications(),
    note_late_pay() FROM PUBLIC;

-- What each server ran with; and the audit, of which the server forgets what is old by a function alone.
GRANT INSERT, UPDATE ON server_start TO "${serverRole}";
REVOKE EXECUTE ON FUNCTION refuse_forgetting_too_soon(), forget_old_audit(integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_old_audit(integer, integer) TO "${serverRole}";
