--liquibase formatted sql

--changeset weir:deployment-outcomes
--comment: What became of a deployment
ALTER TABLE deployments
    ADD COLUMN counted      boolean NOT NULL DEFAULT true,
    ADD COLUMN rollback     boolean NOT NULL DEFAULT false,
    ADD COLUMN hotfix       boolean NOT NULL DEFAULT false,
    ADD COLUMN failed       boolean,
    ADD COLUMN recovered_at timestamptz;
COMMENT ON COLUMN deployments.counted IS 'Whether it is a deployment of its own; false where another one stands for it.';
COMMENT ON COLUMN deployments.rollback IS 'A success of a commit that landed before the one of the success preceding it there.';
COMMENT ON COLUMN deployments.hotfix IS 'It delivers a hotfix, reverts what was delivered, or is linked to an incident.';
COMMENT ON COLUMN deployments.failed IS 'A production success followed by an incident, a rollback or a hotfix; null where it did not succeed in production.';
COMMENT ON COLUMN deployments.recovered_at IS 'When what it broke was mended; null while it is not.';
--rollback ALTER TABLE deployments DROP COLUMN counted, DROP COLUMN rollback, DROP COLUMN hotfix, DROP COLUMN failed, DROP COLUMN recovered_at;

--changeset weir:read-deployment-outcomes validCheckSum:any
--comment: New columns of a view stand at its end
CREATE OR REPLACE VIEW ${read}.deployments AS
SELECT id,
       tenant_id,
       source,
       instance,
       external_id,
       service_id,
       team_id,
       environment,
       production,
       commit_sha,
       ref,
       status,
       created_at,
       started_at,
       finished_at,
       landed_at,
       redeploy,
       rules_version,
       row_version,
       source_topic,
       source_partition,
       source_offset,
       counted,
       rollback,
       hotfix,
       failed,
       recovered_at
FROM ${generation}.deployments;
COMMENT ON COLUMN ${read}.deployments.counted IS 'Whether it is a deployment of its own; false where another one stands for it.';
COMMENT ON COLUMN ${read}.deployments.rollback IS 'A success of a commit that landed before the one of the success preceding it there.';
COMMENT ON COLUMN ${read}.deployments.hotfix IS 'It delivers a hotfix, reverts what was delivered, or is linked to an incident.';
COMMENT ON COLUMN ${read}.deployments.failed IS 'A production success followed by an incident, a rollback or a hotfix; null where it did not succeed in production.';
COMMENT ON COLUMN ${read}.deployments.recovered_at IS 'When what it broke was mended; null while it is not.';
--rollback DROP VIEW ${read}.deployments;
--rollback CREATE VIEW ${read}.deployments AS
--rollback SELECT id,
--rollback        tenant_id,
--rollback        source,
--rollback        instance,
--rollback        external_id,
--rollback        service_id,
--rollback        team_id,
--rollback        environment,
--rollback        production,
--rollback        commit_sha,
--rollback        ref,
--rollback        status,
--rollback        created_at,
--rollback        started_at,
--rollback        finished_at,
--rollback        landed_at,
--rollback        redeploy,
--rollback        rules_version,
--rollback        row_version,
--rollback        source_topic,
--rollback        source_partition,
--rollback        source_offset
--rollback FROM ${generation}.deployments;
--rollback COMMENT ON VIEW ${read}.deployments IS 'What readers see of deployments.';
--rollback COMMENT ON COLUMN ${read}.deployments.id IS 'UUIDv5 of tenant, instance, repository and the tool''s id.';
--rollback COMMENT ON COLUMN ${read}.deployments.tenant_id IS 'Tenant.';
--rollback COMMENT ON COLUMN ${read}.deployments.source IS 'Source, as in the gateway''s path.';
--rollback COMMENT ON COLUMN ${read}.deployments.instance IS 'Host of the tool.';
--rollback COMMENT ON COLUMN ${read}.deployments.external_id IS 'Such as owner/repo/deployments/7.';
--rollback COMMENT ON COLUMN ${read}.deployments.service_id IS 'Service.';
--rollback COMMENT ON COLUMN ${read}.deployments.team_id IS 'Team of the service.';
--rollback COMMENT ON COLUMN ${read}.deployments.environment IS 'Environment as the tool names it.';
--rollback COMMENT ON COLUMN ${read}.deployments.production IS 'Whether it counts as production.';
--rollback COMMENT ON COLUMN ${read}.deployments.commit_sha IS 'Commit.';
--rollback COMMENT ON COLUMN ${read}.deployments.ref IS 'Branch or tag.';
--rollback COMMENT ON COLUMN ${read}.deployments.status IS 'Latest state: queued, waiting, in_progress, success, failure.';
--rollback COMMENT ON COLUMN ${read}.deployments.created_at IS 'Created.';
--rollback COMMENT ON COLUMN ${read}.deployments.started_at IS 'First in progress.';
--rollback COMMENT ON COLUMN ${read}.deployments.finished_at IS 'Earliest success, else the last failure.';
--rollback COMMENT ON COLUMN ${read}.deployments.landed_at IS 'When its commit landed; null where it never did: unattributed.';
--rollback COMMENT ON COLUMN ${read}.deployments.redeploy IS 'The same commit had succeeded there before.';
--rollback COMMENT ON COLUMN ${read}.deployments.rules_version IS 'Version of the rules that led to the row.';
--rollback COMMENT ON COLUMN ${read}.deployments.row_version IS 'Offset of the record in its derived topic.';
--rollback COMMENT ON COLUMN ${read}.deployments.source_topic IS 'Topic of the source record.';
--rollback COMMENT ON COLUMN ${read}.deployments.source_partition IS 'Partition of the source record.';
--rollback COMMENT ON COLUMN ${read}.deployments.source_offset IS 'Offset of the source record.';
--rollback GRANT SELECT ON ${read}.deployments TO weir_reader;
