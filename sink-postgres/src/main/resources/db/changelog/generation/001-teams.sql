--liquibase formatted sql

--changeset weir:generation-schema
--comment: The writer finds the tables of this generation
GRANT USAGE ON SCHEMA ${generation} TO weir_writer;
--rollback REVOKE USAGE ON SCHEMA ${generation} FROM weir_writer;

--changeset weir:teams
--comment: Teams, with the seed's targets
CREATE TABLE teams (
    id                             text NOT NULL,
    tenant_id                      text NOT NULL DEFAULT 'default',
    name                           text NOT NULL,
    description                    text,
    wip_limit                      integer DEFAULT 20,
    target_flow_time_hours         integer DEFAULT 96,
    target_flow_time_seconds       bigint,
    target_flow_efficiency_percent integer DEFAULT 40,
    created_at                     timestamptz,
    updated_at                     timestamptz,
    config                         jsonb,
    rules_version                  text NOT NULL DEFAULT '',
    row_version                    bigint NOT NULL DEFAULT 0,
    source_topic                   text,
    source_partition               integer,
    source_offset                  bigint,
    CONSTRAINT teams_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT teams_key_length CHECK (octet_length(tenant_id) + octet_length(id) <= 2000)
);
COMMENT ON TABLE teams IS 'Teams of the value-stream file, and those named by their repository.';
COMMENT ON COLUMN teams.id IS 'Team.';
COMMENT ON COLUMN teams.tenant_id IS 'Tenant.';
COMMENT ON COLUMN teams.name IS 'Name.';
COMMENT ON COLUMN teams.description IS 'Description.';
COMMENT ON COLUMN teams.wip_limit IS 'Limit of items in progress; null: none.';
COMMENT ON COLUMN teams.target_flow_time_hours IS 'Target of the flow time in whole hours, rounded; null: none.';
COMMENT ON COLUMN teams.target_flow_time_seconds IS 'The same, exact.';
COMMENT ON COLUMN teams.target_flow_efficiency_percent IS 'Target of the flow efficiency; null: none.';
COMMENT ON COLUMN teams.created_at IS 'First day with metrics, null while there is none: a function of daily_team_metrics.';
COMMENT ON COLUMN teams.updated_at IS 'Last day with metrics, likewise.';
COMMENT ON COLUMN teams.config IS 'Its section of the value-stream file.';
COMMENT ON COLUMN teams.rules_version IS 'Version of the rules that led to the row.';
COMMENT ON COLUMN teams.row_version IS 'Offset of the record in its derived topic.';
COMMENT ON COLUMN teams.source_topic IS 'Topic of the source record.';
COMMENT ON COLUMN teams.source_partition IS 'Partition of the source record.';
COMMENT ON COLUMN teams.source_offset IS 'Offset of the source record.';
COMMENT ON INDEX teams_pkey IS 'One row a team.';
COMMENT ON CONSTRAINT teams_key_length ON teams IS 'What an index can hold.';
GRANT SELECT, INSERT, UPDATE, DELETE ON teams TO weir_writer;
--rollback DROP TABLE teams;
