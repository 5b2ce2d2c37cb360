--liquibase formatted sql

--changeset weir:webhook-trace
--comment: From the trace of a request to its row
ALTER TABLE webhook_events ADD COLUMN trace_id text;
COMMENT ON COLUMN webhook_events.trace_id IS 'W3C trace id of the first request that brought it: the sender''s, else the digits of id; null where it was stored before there were any.';
CREATE INDEX idx_webhook_events_trace_id ON webhook_events (trace_id);
COMMENT ON INDEX idx_webhook_events_trace_id IS 'A delivery by the trace of its request.';
--rollback DROP INDEX idx_webhook_events_trace_id;
--rollback ALTER TABLE webhook_events DROP COLUMN trace_id;
