import { regionalOrUsEast1Arns } from './arns';
import { claimedForStack, ownedByStack, taggedForStack } from './conditions';
import type { PermissionsTable, Target } from './grant';

/** The load balancer's certificate lives beside it, CloudFront's in us-east-1. */
const certificates = (target: Target): readonly string[] =>
  regionalOrUsEast1Arns(target, 'acm', 'certificate/*');

/** What Terraform needs for certificates. Their ARNs are random: the `Stack` tag says whose they are. */
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

  // No resource in AWS: Terraform waits here until the certificate is issued.
  aws_acm_certificate_validation: (target) => [
    { access: 'read', actions: ['acm:DescribeCertificate'], resources: certificates(target) },
  ],
};
