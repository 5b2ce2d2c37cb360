--liquibase formatted sql

--changeset weir:read-webhook-trace validCheckSum:any
--comment: New columns of a view stand at its end
CREATE OR REPLACE VIEW ${read}.webhook_events AS
SELECT id,
       tenant_id,
       source,
       instance,
       event_type,
       delivery_id,
       body_sha256,
       received_at,
       processed_at,
       processing_status,
       payload,
       body,
       headers,
       flow_item_id,
       error_message,
       retry_count,
       deliveries,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset,
       trace_id
FROM ${log}.webhook_events;
COMMENT ON COLUMN ${read}.webhook_events.trace_id IS 'W3C trace id of the first request that brought it: the sender''s, else the digits of id; null where it was stored before there were any.';
--rollback DROP VIEW ${read}.webhook_events;
--rollback CREATE VIEW ${read}.webhook_events AS
--rollback SELECT id,
--rollback        tenant_id,
--rollback        source,
--rollback        instance,
--rollback        event_type,
--rollback        delivery_id,
--rollback        body_sha256,
--rollback        received_at,
--rollback        processed_at,
--rollback        processing_status,
--rollback        payload,
--rollback        body,
--rollback        headers,
--rollback        flow_item_id,
--rollback        error_message,
--rollback        retry_count,
--rollback        deliveries,
--rollback        rules_version,
--rollback        row_version,
--rollback        source_topic,
--rollback        source_partition,
--rollback        source_offset
--rollback FROM ${log}.webhook_events;
--rollback COMMENT ON VIEW ${read}.webhook_events IS 'What readers see of webhook_events.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.id IS 'UUIDv5 of tenant, source, delivery id and body hash.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.tenant_id IS 'Tenant.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.source IS 'Source, as in the gateway''s path: github, jenkins, argocd, ...';
--rollback COMMENT ON COLUMN ${read}.webhook_events.instance IS 'Host of the tool.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.event_type IS 'Event type with action, such as pull_request.closed; unknown where none was told.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.delivery_id IS 'The tool''s delivery id, or the hash of the body where it sends none.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.body_sha256 IS 'SHA-256 of the body, 32 bytes.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.received_at IS 'When the gateway received it first.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.processed_at IS 'Wall clock at which its outcome was written.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.processing_status IS 'pending; processed: facts; ignored: none, or all refused; failed: dead-lettered.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.payload IS 'The body as jsonb; null where jsonb refuses it.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.body IS 'The exact bytes of the body, always.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.headers IS 'Received headers that matter, names in lower case; never a signature.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.flow_item_id IS 'The seed''s column; null: one delivery may bear on many items.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.error_message IS 'Why it was ignored or dead-lettered.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.retry_count IS 'How often it was sent again by redrive.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.deliveries IS 'How many raw records carried it: repeats are counted, not stored.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.rules_version IS 'Version of the rules that decided its outcome.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.row_version IS 'Offset of the record that wrote the row last.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.source_topic IS 'Topic of the first raw record.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.source_partition IS 'Partition of the first raw record.';
--rollback COMMENT ON COLUMN ${read}.webhook_events.source_offset IS 'Offset of the first raw record.';
--rollback GRANT SELECT ON ${read}.webhook_events TO weir_reader;
