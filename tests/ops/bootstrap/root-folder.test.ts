import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RootFolder } from '../../../ops/bootstrap/root-folder';
import { resource } from './support/samples';

let directory: string;
let folder: RootFolder;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'root-'));
  folder = new RootFolder(directory, 'a-root');
  mkdirSync(folder.root, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

const read = (name: string) => JSON.parse(readFileSync(join(folder.root, name), 'utf8'));

describe('The folder of the root', () => {
  it('leads Terraform to the local state, after every other override', () => {
    folder.useLocalState();
    expect(read('local_state_override.tf.json')).toEqual({
      terraform: { backend: { local: { path: '../../../terraform.tfstate' } } },
    });
    expect(join(folder.root, '../../../terraform.tfstate')).toBe(folder.localState);
  });

  it('configures the bucket as the backend again, also when the state was there already', () => {
    folder.useLocalState();
    folder.useBucketState();
    folder.useBucketState();
    expect(existsSync(join(folder.root, 'local_state_override.tf.json'))).toBe(false);
  });

  it('has import blocks for what exists, and none when nothing does', () => {
    const existing = { resource: resource('aws_iam_role', {}), importId: 'a-role', isOurs: true };
    folder.setImports([existing]);
    expect(read('imports.tf.json')).toEqual({ import: [{ to: 'aws_iam_role.it', id: 'a-role' }] });
    folder.setImports([]);
    expect(existsSync(join(folder.root, 'imports.tf.json'))).toBe(false);
  });

  it('loses the local state and its backup', () => {
    for (const path of [folder.localState, `${folder.localState}.backup`]) writeFileSync(path, '{}');
    folder.removeLocalState();
    expect([folder.localState, `${folder.localState}.backup`].filter(existsSync)).toEqual([]);
  });
});
