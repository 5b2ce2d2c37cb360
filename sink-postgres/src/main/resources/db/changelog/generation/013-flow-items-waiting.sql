--liquibase formatted sql

--changeset weir:flow-items-waiting
--comment: Items whose name another row still bears
CREATE TABLE flow_items_waiting (
    id          uuid   NOT NULL,
    tenant_id   text   NOT NULL,
    instance    text   NOT NULL,
    external_id text   NOT NULL,
    item        bytea  NOT NULL,
    row_version bigint NOT NULL,
    CONSTRAINT flow_items_waiting_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE flow_items_waiting IS 'Items that bear the name of another row: after a renaming the row under the new id may come before the old id''s row goes. Each comes to flow_items as soon as its name is free; nearly always empty.';
COMMENT ON COLUMN flow_items_waiting.id IS 'The item that waits.';
COMMENT ON COLUMN flow_items_waiting.tenant_id IS 'Tenant.';
COMMENT ON COLUMN flow_items_waiting.instance IS 'Host of the tool.';
COMMENT ON COLUMN flow_items_waiting.external_id IS 'The name that it waits for.';
COMMENT ON COLUMN flow_items_waiting.item IS 'The item, in Avro''s single-object form.';
COMMENT ON COLUMN flow_items_waiting.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON INDEX flow_items_waiting_pkey IS 'The latest version of each.';
GRANT SELECT, INSERT, UPDATE, DELETE ON flow_items_waiting TO weir_writer;
--rollback DROP TABLE flow_items_waiting;
