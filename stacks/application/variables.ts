import {
  type IResolvable,
  type TerraformStack,
  TerraformVariable,
  type TerraformVariableConfig,
} from 'cdktf';
import type { Environment } from '../../modules/config/schema';
import type { Image } from '../contract';

const DOMAIN = '(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\\\.)+[a-z]{2,63}';
const isInZone = (name: string) =>
  `(${name} == var.hosted_zone_name || endswith(${name}, ".\${var.hosted_zone_name}"))`;

/**
 * Values that only a deployment or an administrator of the AWS account knows. A variable is declared only where the
 * environment needs it; one without a default must be given.
 * @see Terraform documentation, "Custom Conditions", "Input Variable Validation"
 */
export class ApplicationVariables {
  constructor(
    private readonly stack: TerraformStack,
    private readonly environment: Environment,
  ) {}

  /** Tag or digest of each image. */
  imageTags(): Readonly<Record<Image, string>> {
    return {
      aiService: this.imageTag('ai_service_image_tag', 'AI service'),
      railsApi: this.imageTag('rails_api_image_tag', 'Rails API, Sidekiq and the migration'),
    };
  }

  /** Whether an apply waits until the new tasks run and the old ones have stopped. */
  waitForSteadyState(): IResolvable {
    return this.declare('wait_for_steady_state', {
      type: 'bool',
      nullable: false,
      default: true,
      description:
        'Whether an apply waits until the services are stable, and fails when ECS rolls them back.',
    }).booleanValue;
  }

  /** Domain name of the platform. */
  domainName(): string {
    const { domain } = this.environment;
    return this.declare('domain_name', {
      type: 'string',
      nullable: false,
      description: 'Domain of the platform, such as learning.example.com.',
      ...(domain.certificate !== 'none' && domain.name !== undefined && { default: domain.name }),
      validation: [
        {
          condition: `\${can(regex("^${DOMAIN}$", var.domain_name))}`,
          errorMessage: 'domain_name must be a domain name in lower case, such as learning.example.com.',
        },
      ],
    }).stringValue;
  }

  /** Public hosted zone that the names belong to. */
  hostedZoneName(): string {
    const { domain } = this.environment;
    return this.declare('hosted_zone_name', {
      type: 'string',
      nullable: false,
      description: 'Existing public Route 53 zone that domain_name belongs to, such as example.com.',
      ...(domain.certificate === 'issued' &&
        domain.hostedZone !== undefined && { default: domain.hostedZone }),
      validation: [
        {
          condition: `\${${isInZone('var.domain_name')}}`,
          errorMessage:
            'domain_name must be hosted_zone_name itself or end with a dot and hosted_zone_name; correct one.',
        },
      ],
    }).stringValue;
  }

  /** Additional domain names of the certificate. */
  subjectAlternativeNames(): string[] {
    const { domain } = this.environment;
    const name = `^(?:\\\\*\\\\.)?${DOMAIN}$`;
    return this.declare('subject_alternative_names', {
      type: 'list(string)',
      nullable: false,
      description:
        'Additional domain names of the platform, such as www.example.com or *.learning.example.com.',
      default: domain.certificate === 'issued' ? [...domain.alternativeNames] : [],
      validation: [
        {
          condition:
            '${alltrue([for name in var.subject_alternative_names : ' +
            `can(regex("${name}", name)) && ${isInZone('name')} && name != var.domain_name])}`,
          errorMessage:
            'subject_alternative_names must be domain names in lower case, in hosted_zone_name, other than ' +
            'domain_name; the first label may be *.',
        },
      ],
    }).listValue;
  }

  /** Existing certificate in ACM. */
  certificateArn(): string {
    const { region } = this.environment;
    return this.declare('certificate_arn', {
      type: 'string',
      nullable: false,
      description: `ARN of an issued certificate for domain_name, in ACM in ${region}.`,
      validation: [
        {
          condition: `\${can(regex("^arn:aws:acm:${region}:\\\\d{12}:certificate/[\\\\w-]+$", var.certificate_arn))}`,
          errorMessage: `certificate_arn must be the ARN of an ACM certificate in ${region}; see \`aws acm list-certificates\`.`,
        },
      ],
    }).stringValue;
  }

  /** IPv4 CIDR blocks that the firewall lets in. */
  allowedCidrBlocks(): string[] {
    return this.declare('allowed_cidr_blocks', {
      type: 'list(string)',
      nullable: false,
      description: 'IPv4 CIDR blocks that the firewall lets in, such as the office and the VPN.',
      validation: [
        {
          condition:
            '${length(var.allowed_cidr_blocks) > 0 && alltrue([for block in var.allowed_cidr_blocks : ' +
            'can(cidrnetmask(block)) && !endswith(block, "/0")])}',
          errorMessage:
            'allowed_cidr_blocks must be one or more IPv4 CIDR blocks from /1 to /32, such as 203.0.113.0/24; ' +
            'to let everybody in, set firewall.allowList to false.',
        },
      ],
    }).listValue;
  }

  private imageTag(name: string, image: string): string {
    return this.declare(name, {
      type: 'string',
      nullable: false,
      description: `Digest (sha256:…) or tag of the image of the ${image} in ECR.`,
      validation: [
        {
          condition: `\${can(regex("^(?:sha256:[0-9a-f]{64}|[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})$", var.${name})) && var.${name} != "latest"}`,
          errorMessage:
            `${name} must be a digest, sha256: and 64 hexadecimal digits, or a tag that names one build for ever, ` +
            'such as a commit id: 1 to 128 letters, digits, dots, underscores and hyphens, not "latest".',
        },
      ],
    }).stringValue;
  }

  private declare(name: string, config: TerraformVariableConfig): TerraformVariable {
    return new TerraformVariable(this.stack, name, config);
  }
}
