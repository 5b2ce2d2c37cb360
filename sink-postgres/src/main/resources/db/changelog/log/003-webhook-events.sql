--liquibase formatted sql

--changeset weir:webhook-events
--comment: Raw deliveries, a time table by receipt
CREATE TABLE webhook_events (
    id                uuid        NOT NULL DEFAULT gen_random_uuid(),
    tenant_id         text        NOT NULL DEFAULT 'default',
    source            text        NOT NULL,
    instance          text        NOT NULL DEFAULT '',
    event_type        text        NOT NULL,
    delivery_id       text,
    body_sha256       bytea,
    received_at       timestamptz NOT NULL DEFAULT now(),
    processed_at      timestamptz,
    processing_status text        NOT NULL DEFAULT 'pending',
    payload           jsonb,
    body              bytea,
    headers           jsonb,
    flow_item_id      uuid,
    error_message     text,
    retry_count       integer     NOT NULL DEFAULT 0,
    deliveries        bigint      NOT NULL DEFAULT 1,
    rules_version     text        NOT NULL DEFAULT '',
    row_version       bigint      NOT NULL DEFAULT 0,
    source_topic      text,
    source_partition  integer,
    source_offset     bigint,
    CONSTRAINT webhook_events_pkey PRIMARY KEY (received_at, id),
    CONSTRAINT webhook_events_processing_status CHECK (processing_status IN ('pending', 'processed', 'ignored', 'failed')),
    CONSTRAINT webhook_events_key_length CHECK (octet_length(source) + octet_length(event_type) <= 2000)
) PARTITION BY RANGE (received_at);
CREATE INDEX idx_webhook_events_source ON webhook_events (source, event_type);
CREATE INDEX idx_webhook_events_processing_status ON webhook_events (processing_status)
    WHERE processing_status <> 'processed';
CREATE INDEX idx_webhook_events_pending ON webhook_events (source, received_at)
    WHERE processing_status = 'pending';
COMMENT ON TABLE webhook_events IS 'Raw deliveries as received, one row for each (tenant, source, delivery id, body). Partitions of 7 days by received_at.';
COMMENT ON COLUMN webhook_events.id IS 'UUIDv5 of tenant, source, delivery id and body hash.';
COMMENT ON COLUMN webhook_events.tenant_id IS 'Tenant.';
COMMENT ON COLUMN webhook_events.source IS 'Source, as in the gateway''s path: github, jenkins, argocd, ...';
COMMENT ON COLUMN webhook_events.instance IS 'Host of the tool.';
COMMENT ON COLUMN webhook_events.event_type IS 'Event type with action, such as pull_request.closed; unknown where none was told.';
COMMENT ON COLUMN webhook_events.delivery_id IS 'The tool''s delivery id, or the hash of the body where it sends none.';
COMMENT ON COLUMN webhook_events.body_sha256 IS 'SHA-256 of the body, 32 bytes.';
COMMENT ON COLUMN webhook_events.received_at IS 'When the gateway received it first.';
COMMENT ON COLUMN webhook_events.processed_at IS 'Wall clock at which its outcome was written.';
COMMENT ON COLUMN webhook_events.processing_status IS 'pending; processed: facts; ignored: none, or all refused; failed: dead-lettered.';
COMMENT ON COLUMN webhook_events.payload IS 'The body as jsonb; null where jsonb refuses it.';
COMMENT ON COLUMN webhook_events.body IS 'The exact bytes of the body, always.';
COMMENT ON COLUMN webhook_events.headers IS 'Received headers that matter, names in lower case; never a signature.';
COMMENT ON COLUMN webhook_events.flow_item_id IS 'The seed''s column; null: one delivery may bear on many items.';
COMMENT ON COLUMN webhook_events.error_message IS 'Why it was ignored or dead-lettered.';
COMMENT ON COLUMN webhook_events.retry_count IS 'How often it was sent again by redrive.';
COMMENT ON COLUMN webhook_events.deliveries IS 'How many raw records carried it: repeats are counted, not stored.';
COMMENT ON COLUMN webhook_events.rules_version IS 'Version of the rules that decided its outcome.';
COMMENT ON COLUMN webhook_events.row_version IS 'Offset of the record that wrote the row last.';
COMMENT ON COLUMN webhook_events.source_topic IS 'Topic of the first raw record.';
COMMENT ON COLUMN webhook_events.source_partition IS 'Partition of the first raw record.';
COMMENT ON COLUMN webhook_events.source_offset IS 'Offset of the first raw record.';
COMMENT ON INDEX webhook_events_pkey IS 'Holds the time column, as every unique key of a time table must; serves lookups by receipt too.';
COMMENT ON INDEX idx_webhook_events_source IS 'By source and event type.';
COMMENT ON INDEX idx_webhook_events_processing_status IS 'What is not processed.';
COMMENT ON INDEX idx_webhook_events_pending IS 'The backlog by source.';
GRANT SELECT, INSERT, UPDATE ON webhook_events TO weir_writer;
--rollback DROP TABLE webhook_events;

--changeset weir:webhook-event-keys
--comment: A time table's unique keys must hold its time; this one finds the row of a delivery
CREATE TABLE webhook_event_keys (
    tenant_id   text        NOT NULL,
    source      text        NOT NULL,
    delivery_id text        NOT NULL,
    body_sha256 bytea       NOT NULL,
    event_id    uuid        NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT webhook_event_keys_pkey PRIMARY KEY (tenant_id, source, delivery_id, body_sha256),
    CONSTRAINT webhook_event_keys_length CHECK (octet_length(tenant_id) + octet_length(source) + octet_length(delivery_id) + octet_length(body_sha256) <= 2000)
);
COMMENT ON TABLE webhook_event_keys IS 'Guard of webhook_events: one row for each delivery, and where its event stands.';
COMMENT ON COLUMN webhook_event_keys.tenant_id IS 'Tenant.';
COMMENT ON COLUMN webhook_event_keys.source IS 'Source.';
COMMENT ON COLUMN webhook_event_keys.delivery_id IS 'Delivery id.';
COMMENT ON COLUMN webhook_event_keys.body_sha256 IS 'SHA-256 of the body.';
COMMENT ON COLUMN webhook_event_keys.event_id IS 'webhook_events.id.';
COMMENT ON COLUMN webhook_event_keys.received_at IS 'webhook_events.received_at.';
COMMENT ON INDEX webhook_event_keys_pkey IS 'One row for each delivery.';
GRANT SELECT, INSERT ON webhook_event_keys TO weir_writer;
--rollback DROP TABLE webhook_event_keys;
