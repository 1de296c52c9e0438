import { Netmask } from 'netmask';
import { z } from 'zod';

/** Reason for a deliberately unsafe setting; printed in the documentation and in reviews. */
export const reason = () =>
  z
    .string()
    .trim()
    .min(15)
    .meta({ allowed: 'a sentence of at least 15 characters that a reviewer can agree or disagree with' })
    .describe('Reason for the unsafe setting, in a sentence.');

/** A protection that is on (`true`), or off with a reason. */
export type Safeguard = true | { readonly enabled: false; readonly reason: string };

/** Schema of a {@link Safeguard}. */
export const safeguard = (): z.ZodType<Safeguard, Safeguard> =>
  z.union([z.literal(true), z.strictObject({ enabled: z.literal(false), reason: reason() })], {
    error: "true, or { enabled: false, reason: '…' } with the reason in a sentence",
  });

/** Whether a {@link Safeguard} is on. */
export const isOn = (setting: Safeguard): boolean => setting === true;

/** A string in a `format`; `allowed` describes the format in error messages and in the documentation. */
export const formatted = (format: RegExp, allowed: string) =>
  z.string().regex(format, allowed).meta({ allowed });

const CIDR_BLOCK = 'an IPv4 CIDR block from /16 to /28 without host bits, such as 10.0.0.0/16';

/**
 * An IPv4 CIDR block that AWS accepts for a VPC or a subnet: /16 to /28, no host bits set.
 * @see Amazon VPC User Guide, "VPC CIDR blocks"
 */
export const cidrBlock = () =>
  z
    .string()
    .refine((value) => isCidrBlock(value, { from: 16, to: 28 }), CIDR_BLOCK)
    .meta({ allowed: CIDR_BLOCK });

const PUBLIC_CIDR_BLOCK = 'an IPv4 CIDR block from /8 to /32 without host bits, such as 203.0.113.0/24';

/** An IPv4 CIDR block of addresses on the internet. */
export const publicCidrBlock = () =>
  z
    .string()
    .refine((value) => isCidrBlock(value, { from: 8, to: 32 }), PUBLIC_CIDR_BLOCK)
    .meta({ allowed: PUBLIC_CIDR_BLOCK });

/** A TCP port. */
export const port = () => z.int().min(1).max(65535);

const TIME = '([01]\\d|2[0-3]):[0-5]\\d';
const DAY = '(mon|tue|wed|thu|fri|sat|sun)';

/** A daily window in UTC, such as 03:00-04:00; it may cross midnight. */
export const dailyWindow = () =>
  formatted(new RegExp(`^${TIME}-${TIME}$`), 'a daily window in UTC, such as 03:00-04:00');

/** A weekly window in UTC, such as sun:05:00-sun:06:00; it may cross midnight and the end of the week. */
export const weeklyWindow = () =>
  formatted(
    new RegExp(`^${DAY}:${TIME}-${DAY}:${TIME}$`),
    'a weekly window in UTC, such as sun:05:00-sun:06:00',
  );

/** Whether a text is an IPv4 CIDR block without host bits, with a prefix of `from` to `to` bits. */
function isCidrBlock(value: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  if (!z.cidrv4().safeParse(value).success) return false;
  const block = new Netmask(value);
  return block.bitmask >= from && block.bitmask <= to && `${block.base}/${block.bitmask}` === value;
}
