import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const authorities = ['rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1'];

export const policy: Policy = {
  rule: 'certificates of databases come from an authority that is valid',
  controls: ['CKV_AWS_211'],
  violations: every(
    'aws_db_instance',
    ({ ca_cert_identifier: authority }) => authorities.includes(authority),
    'has a certificate of an old authority',
  ),
  compliant: samples({ aws_db_instance: { ca_cert_identifier: 'rds-ca-rsa2048-g1' } }),
  violating: samples({ aws_db_instance: { ca_cert_identifier: 'rds-ca-2019' } }),
};
