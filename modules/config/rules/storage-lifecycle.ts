import type { BackupsBucketSettings, DocumentsBucketSettings } from '../../s3/settings';
import type { Problem } from '../../shared/problems';
import type { DeepPartial } from '../deep-types';
import type { Draft } from '../draft';
import type { Rule } from './rule';

interface DraftWithStorage extends Draft {
  readonly storage?: DeepPartial<{
    documents: DocumentsBucketSettings;
    backups: BackupsBucketSettings;
  }>;
}

/** Days that an object stays in Infrequent Access before S3 lets it move on. */
export const INFREQUENT_ACCESS_DAYS = 30;

/** When objects may move on, in words. */
export const lateEnoughToArchive = (earliest: number | string): string =>
  `at least ${earliest} days: Infrequent Access keeps objects for ${INFREQUENT_ACCESS_DAYS}`;

/** When objects may be deleted, in words. */
export const lateEnoughToExpire = (earliest: number | string): string =>
  `at least ${earliest} days: S3 refuses to delete objects before they have moved`;

interface Lifecycle {
  readonly infrequentAccessAfterDays?: number | undefined;
  readonly archiveAfterDays?: number | undefined;
  readonly expireAfterDays?: number | undefined;
}

/**
 * Objects move on when S3 lets them, and are deleted after they have moved, not before.
 * @see Amazon S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle", constraints and
 * considerations
 */
export const storageLifecycle: Rule = ({ storage }: DraftWithStorage) =>
  (['documents', 'backups'] as const).flatMap((bucket) => {
    const lifecycle: Lifecycle = storage?.[bucket] ?? {};
    return [...earlyArchive(bucket, lifecycle), ...earlyExpiration(bucket, lifecycle)];
  });

function earlyArchive(bucket: string, lifecycle: Lifecycle): Problem[] {
  const { infrequentAccessAfterDays: infrequent, archiveAfterDays: archive } = lifecycle;
  if (infrequent === undefined || archive === undefined) return [];
  const earliest = infrequent + INFREQUENT_ACCESS_DAYS;
  if (archive >= earliest) return [];
  return [
    {
      at: `storage.${bucket}.archiveAfterDays`,
      got: `${archive} days with infrequentAccessAfterDays at ${infrequent}`,
      allowed: lateEnoughToArchive(earliest),
      fix: 'Raise archiveAfterDays, or lower or remove infrequentAccessAfterDays.',
    },
  ];
}

function earlyExpiration(bucket: string, lifecycle: Lifecycle): Problem[] {
  const expire = lifecycle.expireAfterDays;
  if (expire === undefined) return [];
  const moves = (['infrequentAccessAfterDays', 'archiveAfterDays'] as const).flatMap((setting) => {
    const days = lifecycle[setting];
    return days === undefined || days < expire ? [] : [{ setting, days }];
  });
  const last = moves.at(-1);
  if (!last) return [];
  return [
    {
      at: `storage.${bucket}.expireAfterDays`,
      got: `${expire} days with ${last.setting} at ${last.days}`,
      allowed: lateEnoughToExpire(last.days + 1),
      fix: `Raise expireAfterDays, or lower or remove ${last.setting}.`,
    },
  ];
}
