import { existsSync, readFileSync } from 'node:fs';
import { keepLockFile, placeLockFile } from '../../../ops/toolbox/lock-file';
import { refusal } from '../../support/refusal';
import { ProjectFolder } from '../support/project-folder';

const STACK = 'site-test-foundation';
const COMMITTED = `locks/${STACK}/.terraform.lock.hcl`;
let project: ProjectFolder;
let folder: string;
let used: string;

beforeEach(() => {
  project = new ProjectFolder();
  folder = project.foundation.folder;
  used = `${folder}/.terraform.lock.hcl`;
});

afterEach(() => project.remove());

describe('The lock file of a stack', () => {
  it('is put beside the Terraform JSON, over the one of before', () => {
    project.write(COMMITTED, 'committed');
    project.write(used, 'before');
    placeLockFile(STACK, folder, true, 'locks');
    expect(readFileSync(used, 'utf8')).toBe('committed');
  });

  it('is required in CI', async () => {
    expect(await refusal(() => placeLockFile(STACK, folder, true, 'locks'))).toBe(
      'locks/site-test-foundation/.terraform.lock.hcl is missing: without it any build of a provider would be ' +
        'accepted. Run `npx bmo lock` and commit what it writes.',
    );
  });

  it('may be missing elsewhere: init writes one', () => {
    expect(() => placeLockFile(STACK, folder, false, 'locks')).not.toThrow();
  });

  it('is taken back when init added something', () => {
    project.write(COMMITTED, 'committed');
    project.write(used, 'committed, and a checksum');
    expect(keepLockFile(STACK, folder, 'locks')).toBe(COMMITTED);
    expect(readFileSync(COMMITTED, 'utf8')).toBe('committed, and a checksum');
  });

  it('is accepted the first time, without an earlier one', () => {
    project.write(used, 'new');
    expect(keepLockFile(STACK, folder, 'locks')).toBe(COMMITTED);
    expect(readFileSync(COMMITTED, 'utf8')).toBe('new');
  });

  it('is not written when init added nothing', () => {
    project.write(COMMITTED, 'committed');
    project.write(used, 'committed');
    expect(keepLockFile(STACK, folder, 'locks')).toBeUndefined();
  });

  it('is not written when init wrote none', () => {
    expect(keepLockFile(STACK, folder, 'locks')).toBeUndefined();
    expect(existsSync('locks')).toBe(false);
  });
});
