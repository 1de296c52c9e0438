import { regionalOrUsEast1Arns } from './arns';
import { claimedForStack, ownedByStack, taggedForStack } from './conditions';
import type { PermissionsTable, Target } from './grant';

/** The certificate of the load balancer is in the environment's region, CloudFront's in `us-east-1`. */
const certificates = (target: Target): readonly string[] =>
  regionalOrUsEast1Arns(target, 'acm', 'certificate/*');

/** What Terraform needs for certificates. Their ARNs are random, so the `Stack` tag identifies their stack. */
export const acmPermissions: PermissionsTable = {
  aws_acm_certificate: (target) => [
    {
      access: 'read',
      actions: ['acm:DescribeCertificate', 'acm:ListTagsForCertificate'],
      resources: certificates(target),
    },
    {
      access: 'write',
      actions: ['acm:RequestCertificate'],
      resources: ['*'],
      condition: taggedForStack(target),
    },
    {
      access: 'write',
      actions: ['acm:AddTagsToCertificate'],
      resources: certificates(target),
      condition: claimedForStack(target),
    },
    {
      access: 'write',
      actions: [
        'acm:AddTagsToCertificate',
        'acm:DeleteCertificate',
        'acm:RemoveTagsFromCertificate',
        'acm:UpdateCertificateOptions',
      ],
      resources: certificates(target),
      condition: ownedByStack(target),
    },
  ],

  // Not a resource in AWS: the provider waits until the certificate is issued.
  aws_acm_certificate_validation: (target) => [
    { access: 'read', actions: ['acm:DescribeCertificate'], resources: certificates(target) },
  ],
};
