--liquibase formatted sql

--changeset weir:webhook-source-record
--comment: From a row's source record to the bytes, for explain
CREATE INDEX idx_webhook_events_source_record ON webhook_events (source_partition, source_offset);
COMMENT ON INDEX idx_webhook_events_source_record IS 'A delivery by its raw record.';
--rollback DROP INDEX idx_webhook_events_source_record;
