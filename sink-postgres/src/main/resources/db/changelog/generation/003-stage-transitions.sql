--liquibase formatted sql

--changeset weir:stage-transitions
--comment: The seed's key on (item, stage) forbade rework
CREATE TABLE stage_transitions (
    id               uuid NOT NULL DEFAULT gen_random_uuid(),
    tenant_id        text NOT NULL DEFAULT 'default',
    flow_item_id     uuid NOT NULL,
    team_id          text,
    seq              integer NOT NULL,
    from_stage       text,
    to_stage         text NOT NULL,
    transitioned_at  timestamptz NOT NULL,
    duration_seconds bigint,
    rework           boolean NOT NULL DEFAULT false,
    triggered_by     text,
    event_type       text,
    event_payload    jsonb,
    rules_version    text NOT NULL DEFAULT '',
    row_version      bigint NOT NULL DEFAULT 0,
    source_topic     text,
    source_partition integer,
    source_offset    bigint,
    CONSTRAINT stage_transitions_pkey PRIMARY KEY (id),
    CONSTRAINT stage_transitions_flow_item_seq UNIQUE (flow_item_id, seq),
    CONSTRAINT stage_transitions_flow_item_fkey FOREIGN KEY (flow_item_id) REFERENCES flow_items (id) ON DELETE CASCADE,
    CONSTRAINT stage_transitions_seq CHECK (seq >= 1),
    CONSTRAINT stage_transitions_stage_length CHECK (octet_length(to_stage) <= 2000)
);
CREATE INDEX idx_stage_transitions_timestamp ON stage_transitions (transitioned_at);
CREATE INDEX idx_stage_transitions_stage ON stage_transitions (to_stage);
COMMENT ON TABLE stage_transitions IS 'Entries into stages, in order. A stage can be entered again.';
COMMENT ON COLUMN stage_transitions.id IS 'UUIDv5 of item and seq.';
COMMENT ON COLUMN stage_transitions.tenant_id IS 'Tenant.';
COMMENT ON COLUMN stage_transitions.flow_item_id IS 'Item.';
COMMENT ON COLUMN stage_transitions.team_id IS 'Team of the item.';
COMMENT ON COLUMN stage_transitions.seq IS 'From 1; the next one where a row written by hand names none.';
COMMENT ON COLUMN stage_transitions.from_stage IS 'Stage before; null at first.';
COMMENT ON COLUMN stage_transitions.to_stage IS 'Stage entered.';
COMMENT ON COLUMN stage_transitions.transitioned_at IS 'Entry, by the tool''s clock.';
COMMENT ON COLUMN stage_transitions.duration_seconds IS 'Time spent in from_stage, whole seconds.';
COMMENT ON COLUMN stage_transitions.rework IS 'Entered by going back.';
COMMENT ON COLUMN stage_transitions.triggered_by IS 'The seed''s column; null while unknown.';
COMMENT ON COLUMN stage_transitions.event_type IS 'The seed''s column; null while unknown.';
COMMENT ON COLUMN stage_transitions.event_payload IS 'The seed''s column; null while unknown.';
COMMENT ON COLUMN stage_transitions.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN stage_transitions.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN stage_transitions.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN stage_transitions.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN stage_transitions.source_offset IS 'Offset of the source record.';
COMMENT ON INDEX stage_transitions_pkey IS 'One row an entry.';
COMMENT ON INDEX stage_transitions_flow_item_seq IS 'Order within the item.';
COMMENT ON CONSTRAINT stage_transitions_flow_item_fkey ON stage_transitions IS 'Goes with its item.';
COMMENT ON CONSTRAINT stage_transitions_seq ON stage_transitions IS 'From 1.';
COMMENT ON CONSTRAINT stage_transitions_stage_length ON stage_transitions IS 'What an index can hold.';
COMMENT ON INDEX idx_stage_transitions_timestamp IS 'By entry.';
COMMENT ON INDEX idx_stage_transitions_stage IS 'By stage entered.';
GRANT SELECT, INSERT, UPDATE, DELETE ON stage_transitions TO weir_writer;
--rollback DROP TABLE stage_transitions;

--changeset weir:stage-transitions-next-seq splitStatements:false
--comment: The seed's example inserts a transition without its place
CREATE FUNCTION next_transition_seq() RETURNS trigger
LANGUAGE plpgsql SET search_path = ${generation}, pg_temp AS $$
BEGIN
    NEW.seq := (SELECT coalesce(max(seq), 0) + 1 FROM stage_transitions WHERE flow_item_id = NEW.flow_item_id);
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION next_transition_seq() IS 'Places a transition written by hand after the last one of its item.';
CREATE TRIGGER stage_transitions_next_seq BEFORE INSERT ON stage_transitions
    FOR EACH ROW WHEN (NEW.seq IS NULL) EXECUTE FUNCTION next_transition_seq();
COMMENT ON TRIGGER stage_transitions_next_seq ON stage_transitions IS 'For rows written by hand only: Weir names every seq.';
--rollback DROP TRIGGER stage_transitions_next_seq ON stage_transitions;
--rollback DROP FUNCTION next_transition_seq();
