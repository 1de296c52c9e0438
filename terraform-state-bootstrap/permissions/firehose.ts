import { regionalArn } from './arns';
import type { PermissionsTable, Target } from './grant';
import { passRole } from './service-roles';

/** The delivery stream of the log archive, whose name is the prefix alone. */
const deliveryStreams = (target: Target) => [
  regionalArn(target, 'firehose', `deliverystream/${target.prefix}-log-archive`),
];

/** Amazon Data Firehose. Data in a stream is encrypted with an AWS owned key, which needs no permission. */
export const firehosePermissions: PermissionsTable = {
  aws_kinesis_firehose_delivery_stream: (target) => [
    {
      access: 'read',
      actions: ['firehose:DescribeDeliveryStream', 'firehose:ListTagsForDeliveryStream'],
      resources: deliveryStreams(target),
    },
    {
      access: 'write',
      actions: [
        'firehose:CreateDeliveryStream',
        'firehose:UpdateDestination',
        'firehose:StartDeliveryStreamEncryption',
        'firehose:StopDeliveryStreamEncryption',
        'firehose:DeleteDeliveryStream',
        'firehose:TagDeliveryStream',
        'firehose:UntagDeliveryStream',
      ],
      resources: deliveryStreams(target),
    },
    passRole(target, 'firehose.amazonaws.com', 'log-archive-delivery'),
  ],
};
