import fc from 'fast-check';
import { fargateSizes } from '../../../modules/config/rules/compute';
import { FARGATE_CPU_UNITS, FARGATE_SIZES, type FargateCpu } from '../../../modules/ecs/fargate-sizes';
import { problemsInProd } from '../support/problems-of';

const problemsOf = (cpu: FargateCpu, memoryMiB: number) =>
  fargateSizes({ services: { ai: { cpu, memoryMiB } } });

describe('Fargate sizes', () => {
  test('a pair that Fargate does not sell is reported with what it sells', () => {
    expect(problemsInProd({ 'services.rails.memoryMiB': 8192 })).toEqual([
      {
        at: 'prod: services.rails.memoryMiB',
        got: '8192 MiB with 512 CPU units',
        allowed: 'with 512 CPU units: 1024, 2048, 3072, 4096 MiB',
        fix: 'Change the memory, or set cpu to 1024 or 2048 or 4096.',
      },
    ]);
  });

  test('long lists of sizes are given as a range', () => {
    expect(problemsInProd({ 'services.ai.cpu': 16384, 'services.ai.memoryMiB': 512 })).toEqual([
      {
        at: 'prod: services.ai.memoryMiB',
        got: '512 MiB with 16384 CPU units',
        allowed: 'with 16384 CPU units: 32768 to 122880 in steps of 8192 MiB',
        fix: 'Change the memory, or set cpu to 256.',
      },
    ]);
  });

  test('memory that no number of CPU units comes with leaves only the memory to change', () => {
    expect(problemsInProd({ 'services.ai.memoryMiB': 2500 }).map(({ fix }) => fix)).toEqual([
      'Change the memory.',
    ]);
  });

  test.each([
    [256, [512, 1024, 2048]],
    [512, [1024, 2048, 3072, 4096]],
    [1024, [2048, 3072, 4096, 5120, 6144, 7168, 8192]],
    [8192, [16384, 20480, 24576, 28672, 32768, 36864, 40960, 45056, 49152, 53248, 57344, 61440]],
    [16384, [32768, 40960, 49152, 57344, 65536, 73728, 81920, 90112, 98304, 106496, 114688, 122880]],
  ] as const)('%i CPU units come with the memory that AWS documents', (cpu, sizes) => {
    expect(FARGATE_SIZES[cpu]).toEqual(sizes);
  });

  test.each([
    [2048, 4096, 16384, 13],
    [4096, 8192, 30720, 23],
  ] as const)('%i CPU units come with every GiB from %i to %i MiB', (cpu, least, most, count) => {
    const sizes = FARGATE_SIZES[cpu];
    expect([sizes.at(0), sizes.at(-1), sizes.length]).toEqual([least, most, count]);
  });

  test('every pair that Fargate sells is accepted', () => {
    const pairs = FARGATE_CPU_UNITS.flatMap((cpu) =>
      FARGATE_SIZES[cpu].map((memory) => [cpu, memory] as const),
    );
    expect(pairs.flatMap(([cpu, memory]) => problemsOf(cpu, memory))).toEqual([]);
  });

  test('every other pair is rejected', () => {
    const pair = fc.tuple(fc.constantFrom(...FARGATE_CPU_UNITS), fc.integer({ min: 0, max: 130_000 }));
    const isSold = ([cpu, memory]: [FargateCpu, number]) =>
      (FARGATE_SIZES[cpu] as readonly number[]).includes(memory);
    fc.assert(
      fc.property(
        pair.filter((candidate) => !isSold(candidate)),
        ([cpu, memory]) => problemsOf(cpu, memory).length === 1,
      ),
    );
  });
});
