import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { accompanied, list } from '../support/resources';

export const policy: Policy = {
  rule: 'buckets drop uploads that were never completed',
  controls: ['CKV_AWS_300'],
  violations: accompanied(
    'aws_s3_bucket',
    {
      type: 'aws_s3_bucket_lifecycle_configuration',
      through: 'bucket',
      obeys: ({ rule }) =>
        list<Block>(rule).some(
          ({ status, filter, abort_incomplete_multipart_upload: abort }) =>
            status === 'Enabled' && Boolean(abort) && /^(\[\{\}\]|\{\})$/.test(JSON.stringify(filter)),
        ),
    },
    'keeps parts of uploads that were never completed',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_lifecycle_configuration: {
      bucket: '${aws_s3_bucket.sample.id}',
      rule: [
        {
          status: 'Enabled',
          filter: [{}],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
      ],
    },
  }),
  violating: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_lifecycle_configuration: {
      bucket: '${aws_s3_bucket.sample.id}',
      rule: [
        {
          status: 'Enabled',
          filter: [{ prefix: 'a/' }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
      ],
    },
  }),
};
