import { randomInt, randomUUID } from 'node:crypto';
import {
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  type ListSecretVersionIdsCommandOutput,
  PutSecretValueCommand,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { UserError } from '../../modules/shared/user-error';
import type { Sender } from '../toolbox/aws/client-config';

/**
 * Staging labels that say how far a change has come: they are in AWS, so that another run can go on.
 * @see AWS Secrets Manager User Guide, "Secret versions"
 */
const CURRENT = 'AWSCURRENT';
/** The URL with the new token, until the old one is no longer valid. */
const PENDING = 'AWSPENDING';
/** Followed by when Redis accepted the token of the version, in milliseconds. */
const ACCEPTED = 'ACCEPTED_';
/** The version that Terraform wrote: without a label Secrets Manager may delete it, and Terraform would write it again. */
const TERRAFORM = 'TERRAFORM';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const TOKEN_LENGTH = 64;

/** A version of REDIS_URL. */
export interface UrlVersion {
  readonly versionId: string;
  readonly createdAt: Date;
  readonly labels: readonly string[];
}

/** The secret REDIS_URL and its versions. Values stay inside of this process. */
export class RedisUrl {
  constructor(
    /** Name of the secret. */
    readonly secretId: string,
    private readonly secrets: Sender<SecretsManagerClient>,
  ) {}

  /** @throws UserError when the secret has no value */
  async current(): Promise<UrlVersion> {
    const version = await this.labelled(CURRENT);
    if (!version) throw new UserError(`${this.secretId} has no value. Apply the foundation first.`);
    return version;
  }

  /** The version whose token is not the only valid one yet; undefined if no change is under way. */
  pending(): Promise<UrlVersion | undefined> {
    return this.labelled(PENDING);
  }

  /** Stores a URL with a new token, which nobody reads yet. */
  async propose(host: string): Promise<UrlVersion> {
    await this.keepTerraformsVersion();
    const token = Array.from({ length: TOKEN_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    await this.secrets.send(
      new PutSecretValueCommand({
        SecretId: this.secretId,
        SecretString: `rediss://:${token}@${host}/0`,
        VersionStages: [PENDING],
        ClientRequestToken: randomUUID(),
      }),
    );
    const proposed = await this.pending();
    if (!proposed) throw new Error(`${this.secretId} has no version ${PENDING}.`);
    return proposed;
  }

  /** Host and token of a version. */
  async valueOf({ versionId }: UrlVersion): Promise<{ readonly host: string; readonly token: string }> {
    const { SecretString = '' } = await this.secrets.send(
      new GetSecretValueCommand({ SecretId: this.secretId, VersionId: versionId }),
    );
    const url = new URL(SecretString);
    return { host: url.host, token: url.password };
  }

  /** Gives services this version from their next deployment on; `instead` loses the label. */
  makeCurrent({ versionId }: UrlVersion, instead: UrlVersion): Promise<void> {
    return this.move(CURRENT, { to: versionId, from: instead.versionId });
  }

  /** When Redis accepted the token of a version; undefined if that is not written down. */
  acceptedAt({ labels }: UrlVersion): Date | undefined {
    const label = labels.find((each) => each.startsWith(ACCEPTED));
    return label ? new Date(Number(label.slice(ACCEPTED.length))) : undefined;
  }

  noteAccepted({ versionId }: UrlVersion, at: Date): Promise<void> {
    return this.move(`${ACCEPTED}${at.getTime()}`, { to: versionId });
  }

  /**
   * The change is complete: removes the labels that say how far it has come. The one that a run goes on from is the
   * first; the others may also be of earlier runs.
   */
  async finish({ versionId }: UrlVersion): Promise<void> {
    await this.move(PENDING, { from: versionId });
    for (const version of await this.versions()) {
      for (const label of version.labels.filter((each) => each.startsWith(ACCEPTED))) {
        await this.move(label, { from: version.versionId });
      }
    }
  }

  private async keepTerraformsVersion(): Promise<void> {
    if (await this.labelled(TERRAFORM)) return;
    await this.move(TERRAFORM, { to: (await this.current()).versionId });
  }

  private async move(label: string, { to, from }: { to?: string; from?: string }): Promise<void> {
    await this.secrets.send(
      new UpdateSecretVersionStageCommand({
        SecretId: this.secretId,
        VersionStage: label,
        ...(to && { MoveToVersionId: to }),
        ...(from && { RemoveFromVersionId: from }),
      }),
    );
  }

  private async labelled(label: string): Promise<UrlVersion | undefined> {
    return (await this.versions()).find(({ labels }) => labels.includes(label));
  }

  private async versions(): Promise<readonly UrlVersion[]> {
    const { Versions = [] } = await this.list();
    return Versions.map(({ VersionId = '', CreatedDate = new Date(0), VersionStages = [] }) => ({
      versionId: VersionId,
      createdAt: CreatedDate,
      labels: VersionStages,
    }));
  }

  private async list(): Promise<ListSecretVersionIdsCommandOutput> {
    try {
      return await this.secrets.send(new ListSecretVersionIdsCommand({ SecretId: this.secretId }));
    } catch (error) {
      if ((error as Error).name !== 'ResourceNotFoundException') throw error;
      throw new UserError(`There is no secret ${this.secretId}. Apply the foundation first.`);
    }
  }
}
