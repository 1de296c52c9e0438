import { ACCEPTED_FINDINGS, type AcceptedFinding } from '../../../ops/images/accepted-findings';
import { deployableDigests } from '../../../ops/images/check';
import { refusal } from '../../support/refusal';
import { digestOf, FakeEcr, indexOf, scanIs, scanned } from './support';

const images = {
  repositories: { 'ai-service': 'site/ai-service', 'rails-api': 'site/rails-api' },
  versions: { 'ai-service': '8f2b6d4', 'rails-api': digestOf('1') },
  architecture: 'arm64',
};
const retryPolicy = { attempts: 3, pauseMilliseconds: 1 };
const arm = indexOf(['amd64', digestOf('a')], ['arm64', digestOf('b')]);

let printed: string[];
const check = (ecr: FakeEcr, accepted: readonly AcceptedFinding[] = []) => {
  printed = [];
  const print = (line: string) => printed.push(line);
  return deployableDigests(images, { ecr, print, retryPolicy, accepted, today: '2026-12-31' });
};

describe('Images that may be deployed', () => {
  it('are named by the digests that their tags mean', async () => {
    expect(await check(new FakeEcr(arm))).toEqual({
      'ai-service': digestOf('1'),
      'rails-api': digestOf('1'),
    });
    expect(printed).toContain(`site/rails-api ${digestOf('1')}: no vulnerability`);
  });

  it('are asked for by tag or digest, as they were pushed', async () => {
    const ecr = new FakeEcr(arm);
    await check(ecr);
    const gets = ecr.asked.filter(({ call }) => call === 'BatchGetImage').map(({ input }) => input);
    expect(gets.map(({ imageIds }) => imageIds)).toEqual([
      [{ imageTag: '8f2b6d4' }],
      [{ imageDigest: digestOf('1') }],
    ]);
    expect(gets[0]?.['acceptedMediaTypes']).toContain('application/vnd.oci.image.index.v1+json');
  });

  it('are scanned as what tasks pull: ECR does not scan an index', async () => {
    const ecr = new FakeEcr(arm);
    await check(ecr);
    const described = ecr.asked.find(({ call }) => call === 'DescribeImageScanFindings');
    expect(described?.input).toMatchObject({ imageId: { imageDigest: digestOf('b') } });
    const single = new FakeEcr(JSON.stringify({ layers: [] }));
    await check(single);
    expect(single.asked.find(({ call }) => call === 'DescribeImageScanFindings')?.input).toMatchObject({
      imageId: { imageDigest: digestOf('1') },
    });
  });

  it('are waited for until their scan has ended, which is started where the push did not', async () => {
    const ecr = new FakeEcr(arm, [
      'no scan',
      'no scan',
      scanIs('IN_PROGRESS'),
      scanned(['CVE-2026-2', 'HIGH']),
    ]);
    await check(ecr);
    expect(ecr.calls.filter((call) => call === 'StartImageScan')).toHaveLength(2);
    expect(printed).toContain(`site/rails-api ${digestOf('1')}: 1 HIGH`);
  });

  it('may have every vulnerability that is not critical', async () => {
    const ecr = new FakeEcr(arm, [
      scanned(['CVE-2026-2', 'HIGH'], ['CVE-2026-3', 'HIGH'], ['CVE-2026-4', 'LOW']),
    ]);
    await check(ecr);
    expect(printed[0]).toBe(`site/ai-service ${digestOf('1')}: 2 HIGH, 1 LOW`);
  });
});

describe('An image is refused', () => {
  it('that is not there', async () => {
    expect(await refusal(() => check(new FakeEcr(undefined)))).toBe(
      'site/ai-service has no image 8f2b6d4. Push it, or correct the tag.',
    );
  });

  it('that is built for another processor', async () => {
    expect(await refusal(() => check(new FakeEcr(indexOf(['amd64', digestOf('a')]))))).toBe(
      [
        `site/ai-service ${digestOf('1')} cannot run here.`,
        '  got:     an image for linux/amd64',
        '  allowed: linux/arm64, as cluster.cpuArchitecture says',
        '  fix:     Build the image for that platform, under a new tag.',
      ].join('\n'),
    );
  });

  it('that ECR cannot scan', async () => {
    expect(await refusal(() => check(new FakeEcr(arm, [scanIs('UNSUPPORTED_IMAGE', 'Unknown OS')])))).toBe(
      `ECR has not scanned site/ai-service ${digestOf('b')}: UNSUPPORTED_IMAGE, Unknown OS.\n` +
        'Nothing was deployed. Look at the scan in the console of ECR, and try again.',
    );
  });

  it('whose scan does not end in time', async () => {
    expect(await refusal(() => check(new FakeEcr(arm, [scanIs('IN_PROGRESS')])))).toContain(': IN_PROGRESS.');
    expect(await refusal(() => check(new FakeEcr(arm, ['no scan'])))).toContain(': no scan.');
  });
});

describe('A critical vulnerability', () => {
  const critical = () => new FakeEcr(arm, [scanned(['CVE-2026-9', 'CRITICAL'], ['CVE-2026-9', 'CRITICAL'])]);
  const accepted = {
    vulnerability: 'CVE-2026-9',
    images: ['ai-service', 'rails-api'],
    reason: 'The library is in the image and never loaded.',
    until: '2026-12-31',
  } as const;

  it('is refused, in all images at once', async () => {
    const problem = (repository: string) => [
      `${repository} ${digestOf('1')}`,
      '  got:     CVE-2026-9, CRITICAL',
      '  allowed: critical vulnerabilities that ops/images/accepted-findings.ts accepts today',
      '  fix:     Build an image without it, or add it to that list with a reason and a last day.',
      '',
    ];
    expect(await refusal(() => check(critical()))).toBe(
      [
        'Critical vulnerabilities are not deployed.',
        '',
        ...problem('site/ai-service'),
        ...problem('site/rails-api'),
        '2 problems. Nothing was deployed.',
      ].join('\n'),
    );
  });

  it('is found by enhanced scanning, too', async () => {
    const page = {
      imageScanStatus: { status: 'ACTIVE' },
      imageScanFindings: {
        enhancedFindings: [
          { severity: 'CRITICAL', packageVulnerabilityDetails: { vulnerabilityId: 'CVE-2026-8' } },
        ],
      },
    };
    expect(await refusal(() => check(new FakeEcr(arm, [page])))).toContain('CVE-2026-8, CRITICAL');
  });

  it('is found on a later page, too', async () => {
    const ecr = new FakeEcr(arm, [{ ...scanned(), nextToken: 'more' }, scanned(['CVE-2026-7', 'CRITICAL'])]);
    expect(await refusal(() => check(ecr))).toContain('CVE-2026-7, CRITICAL');
  });

  it('passes through its last day, if it is accepted', async () => {
    await expect(check(critical(), [accepted])).resolves.toBeDefined();
  });

  it('is refused from the day after', async () => {
    expect(await refusal(() => check(critical(), [{ ...accepted, until: '2026-12-30' }]))).toContain(
      'CVE-2026-9, CRITICAL, accepted until 2026-12-30',
    );
  });

  it('is accepted in the images that the list names, not in others', async () => {
    const message = await refusal(() => check(critical(), [{ ...accepted, images: ['ai-service'] }]));
    expect(message).not.toContain('site/ai-service');
    expect(message).toContain('site/rails-api');
  });

  it('of the list has a reason in a sentence and a last day', () => {
    const careless = ACCEPTED_FINDINGS.filter(
      ({ reason, until }) => !/^[A-Z].{10,}\.$/.test(reason) || !/^\d{4}-\d{2}-\d{2}$/.test(until),
    );
    expect(careless).toEqual([]);
  });
});
