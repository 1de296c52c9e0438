import { readdirSync, readFileSync } from 'node:fs';
import { rememberImages, withImages } from '../../../ops/deploy/variables-file';
import { ProjectFolder } from '../support/project-folder';
import { NEW } from './world';

describe('The images in the text of a variables file', () => {
  it('replace those of before, and nothing else', () => {
    const text = [
      '# Learning',
      'domain_name = "learning.example.com"',
      'ai_service_image_tag  = "8f2b6d4" # of Monday',
      '# rails_api_image_tag = "0000000"',
      'rails_api_image_tag="8f2b6d4"',
      'last = 1',
    ].join('\n');
    expect(withImages(text, NEW)).toBe(
      [
        '# Learning',
        'domain_name = "learning.example.com"',
        'ai_service_image_tag = "sha256:a2"',
        '# rails_api_image_tag = "0000000"',
        'rails_api_image_tag = "sha256:r2"',
        'last = 1',
      ].join('\n'),
    );
  });

  it('are added where there are none', () => {
    const lines = 'ai_service_image_tag = "sha256:a2"\nrails_api_image_tag = "sha256:r2"\n';
    expect(withImages('', NEW)).toBe(lines);
    expect(withImages('a = 1', NEW)).toBe(`a = 1\n${lines}`);
    expect(withImages('a = 1\n', NEW)).toBe(`a = 1\n${lines}`);
  });
});

describe("The operator's variables", () => {
  let project: ProjectFolder;
  beforeEach(() => {
    project = new ProjectFolder();
  });
  afterEach(() => project.remove());

  const FILE = 'environments/test.application.tfvars';

  it('name what was deployed, and no other file is left', () => {
    project.write(FILE, 'a = 1\n');
    expect(rememberImages(project.application, NEW)).toBe(`${FILE} names them`);
    expect(readFileSync(FILE, 'utf8')).toContain('a = 1\nai_service_image_tag = "sha256:a2"\n');
    expect(readdirSync('environments')).toEqual(['test.application.tfvars']);
  });

  it('are not begun where the operator has none', () => {
    expect(rememberImages(project.application, NEW)).toBe(
      `${FILE} does not exist, so nothing was written. A plan without \`deploy\` needs the digests from elsewhere.`,
    );
  });
});
