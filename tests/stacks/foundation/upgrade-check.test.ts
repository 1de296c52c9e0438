import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';

describe('a major upgrade of the database', () => {
  it('is announced while it waits, by a check, which fails no plan', () => {
    const database = { ...shipped.prod.database, engineVersion: '17' as const };
    const { foundation } = synthesizeEnvironment({ ...shipped.prod, database });
    expect(foundation.json['check']).toEqual({
      database_version: {
        assert: {
          condition: '${startswith(aws_db_instance.database.engine_version_actual, "17.")}',
          error_message:
            'bmo-learning-prod-database runs PostgreSQL ${aws_db_instance.database.engine_version_actual}, and 17 is ' +
            'configured. The upgrade of a protected instance waits for its maintenance window: apply again after it, or ' +
            'upgrade at once as docs/runbooks/data.md says below "Upgrade PostgreSQL".',
        },
      },
    });
  });
});
