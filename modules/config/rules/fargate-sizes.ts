import { FARGATE_CPU_UNITS, FARGATE_SIZES } from '../../ecs/fargate-sizes';
import type { Rule } from './rule';

/** Memory that Fargate offers, in words. */
export const offeredMemory = (cpu: number | string, memory: string): string =>
  `with ${cpu} CPU units: ${memory} MiB`;

/** Fargate sells only certain pairs of CPU and memory. */
export const fargateSizes: Rule = ({ services }) =>
  Object.entries(services ?? {}).flatMap(([name, service]) => {
    if (service?.cpu === undefined || service.memoryMiB === undefined) return [];
    const { cpu, memoryMiB } = service;
    if (offers(cpu, memoryMiB)) return [];
    const others = FARGATE_CPU_UNITS.filter((units) => offers(units, memoryMiB));
    return [
      {
        at: `services.${name}.memoryMiB`,
        got: `${memoryMiB} MiB with ${cpu} CPU units`,
        allowed: offeredMemory(cpu, inWords(FARGATE_SIZES[cpu])),
        fix:
          others.length > 0
            ? `Change the memory, or set cpu to ${others.join(' or ')}.`
            : 'Change the memory.',
      },
    ];
  });

const offers = (cpu: keyof typeof FARGATE_SIZES, memoryMiB: number): boolean =>
  (FARGATE_SIZES[cpu] as readonly number[]).includes(memoryMiB);

/** Sizes of memory as a list or as a range. */
export function inWords(sizes: readonly number[]): string {
  const [first = 0, second = 0] = sizes;
  if (sizes.length <= 4) return sizes.join(', ');
  return `${first} to ${sizes.at(-1)} in steps of ${second - first}`;
}
