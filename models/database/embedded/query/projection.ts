import { isDoc, own, put, type Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";

/** What a projection says about a field: in or out, or a value of its own; or what it says about the fields below. */
export interface ProjectionNode {
  /** Included fields, or excluded ones, by the kind of projection. */
  named: Set<string>;
  computed: Map<string, (doc: Doc) => unknown>;
  children: Map<string, ProjectionNode>;
}

export function emptyNode(): ProjectionNode {
  return { named: new Set(), computed: new Map(), children: new Map() };
}

/** The node at the path of a field's parent; two paths of which one is part of the other are errors 31249 and 31250. */
export function nodeFor(root: ProjectionNode, path: string[]): ProjectionNode {
  let node = root;
  path.forEach((part, i) => {
    const isLast = i === path.length - 1;
    const isTaken = node.named.has(part) || node.computed.has(part);
    if (isLast && (isTaken || node.children.has(part))) {
      throw new ServerError(31250, `Path collision at ${path.join(".")}`);
    }
    if (isTaken) {
      throw new ServerError(
        31249,
        `Path collision at ${path.join(".")} remaining portion ${path.slice(i + 1).join(".")}`,
      );
    }
    if (isLast) return;
    let child = node.children.get(part);
    if (!child) node.children.set(part, (child = emptyNode()));
    node = child;
  });
  return node;
}

/** The fields that a node names, in the order that they have in the document. */
export function include(value: unknown, node: ProjectionNode): unknown {
  if (Array.isArray(value)) {
    return value.filter((element) => isDoc(element) || Array.isArray(element)).map((element) => include(element, node));
  }
  if (!isDoc(value)) return undefined;
  const kept: Doc = {};
  for (const field of Object.keys(value)) {
    const child = node.children.get(field);
    if (node.named.has(field)) put(kept, field, value[field]);
    else if (child) {
      const inner = include(value[field], child);
      if (inner !== undefined) put(kept, field, inner);
    }
  }
  return kept;
}

/** All fields but those that a node names. */
export function exclude(value: unknown, node: ProjectionNode): unknown {
  if (Array.isArray(value)) return value.map((element) => exclude(element, node));
  if (!isDoc(value)) return value;
  const kept: Doc = {};
  for (const field of Object.keys(value)) {
    if (node.named.has(field)) continue;
    const child = node.children.get(field);
    put(kept, field, child ? exclude(value[field], child) : value[field]);
  }
  return kept;
}

/** Whether a node or one below it has values of its own. */
export function isComputed(node: ProjectionNode): boolean {
  return node.computed.size > 0 || [...node.children.values()].some(isComputed);
}

/** A copy of a value with the computed fields set; in arrays in each element, and in the place of single values. */
export function compute(value: unknown, node: ProjectionNode, root: Doc): unknown {
  if (Array.isArray(value)) return value.map((element) => compute(element, node, root));
  const set: Doc = isDoc(value) ? { ...value } : {};
  for (const [field, child] of node.children) {
    if (isComputed(child)) put(set, field, compute(own(set, field), child, root));
  }
  for (const [field, evaluate] of node.computed) {
    const result = evaluate(root);
    if (result === undefined) delete set[field];
    else put(set, field, result);
  }
  return set;
}
