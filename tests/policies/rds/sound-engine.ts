import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** Versions 9.6 to 13 had releases in which log_fdw gave away credentials of RDS. */
export const policy: Policy = {
  rule: 'databases run a version of PostgreSQL without the flaw of log_fdw',
  controls: ['CKV_AWS_250', 'CKV_AWS_388'],
  violations: every(
    'aws_db_instance',
    ({ engine, engine_version }) => engine === 'postgres' && Number.parseFloat(engine_version) >= 14,
    'runs a version with a known flaw',
  ),
  compliant: samples({ aws_db_instance: { engine: 'postgres', engine_version: '16' } }),
  violating: samples({ aws_db_instance: { engine: 'postgres', engine_version: '13.2' } }),
};
