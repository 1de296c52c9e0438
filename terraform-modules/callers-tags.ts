import { Fn, type IAspect, TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';

/** A resource that AWS lets one tag. */
interface Taggable extends TerraformResource {
  readonly tagsInput: Readonly<Record<string, string>> | undefined;
}

/** Whether a node of the construct tree is a resource that takes tags. */
export const isTaggable = (node: IConstruct): node is Taggable =>
  TerraformResource.isTerraformResource(node) && 'tagsInput' in node;

/**
 * Gives every resource below the construct that it is added to the tags of a module's caller, besides the
 * resource's own. Those win: a Name says what something is for.
 */
export class CallersTags implements IAspect {
  /** @param tags reference to a map of strings */
  constructor(private readonly tags: string) {}

  visit(node: IConstruct): void {
    if (!isTaggable(node)) return;
    const own = node.tagsInput;
    node.addOverride('tags', own ? Fn.merge([this.tags, own]) : this.tags);
  }
}
