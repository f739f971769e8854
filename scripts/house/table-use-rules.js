import { propertyName, walk } from "./read-code.js";
import { rankOf } from "./table.js";

const READS =
  /^(findUnique|findUniqueOrThrow|findFirst|findFirstOrThrow|findMany|count|aggregate|groupBy)$/;
const WRITES =
  /^(create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)$/;
const NESTED_WRITES =
  /^(create|createMany|connectOrCreate|update|updateMany|upsert|delete|deleteMany|set|disconnect)$/;
const SQL = /^\s*(?:--.*\n\s*)*(?:select|insert|update|delete|with|truncate|lock)\b/i;
const SQL_WRITES =
  /\b(?:insert\s+into\s+"?(\w+)"?|update\s+"?(\w+)"?(?:\s+(?:as\s+)?\w+)?\s+set\b|delete\s+from\s+"?(\w+)"?|truncate\s+(?:table\s+)?"?(\w+)"?)/gi;
const SQL_READS = /\b(?:from|join)\s+(?:only\s+|lateral\s+)?"?(\w+)"?/gi;

/** Only a module's own files touch its tables; modules of a higher rank may read them. */
export const TABLE_USE_RULES = {
  *"only its module writes a table"({ code, schema }) {
    for (const { file, module, program, isTest } of code) {
      if (module === null || module === "demo" || isTest) continue;
      const judge = (model, isRead) => whatIsWrong(model, module, isRead);
      const found = [];
      walk(program, (node) => {
        for (const [start, wrong] of usesIn(node, schema, judge)) found.push([file, start, wrong]);
      });
      yield* found;
    }
  },
};

function* usesIn(node, schema, judge) {
  if (node.type === "CallExpression") yield* callUse(node, schema, judge);
  if (node.type === "TemplateLiteral") {
    yield* sqlUse(
      node.start,
      node.quasis.map(({ value }) => value.cooked).join(" ? "),
      schema,
      judge,
    );
  }
  if (node.type === "Literal" && typeof node.value === "string") {
    yield* sqlUse(node.start, node.value, schema, judge);
  }
  if (node.type === "VariableDeclarator") yield* takenOut(node, schema);
}

/** `anything.incident.update(…)`: whatever the handle is called, a delegate and a verb give it away. */
function* callUse({ callee, arguments: args, start }, schema, judge) {
  if (callee.type !== "MemberExpression" || callee.object.type !== "MemberExpression") return;
  const verb = propertyName(callee) ?? "";
  const model = schema.byDelegate.get(propertyName(callee.object) ?? "");
  if (!model || !(READS.test(verb) || WRITES.test(verb))) return;
  const wrong = judge(model, READS.test(verb));
  if (wrong) yield [start, wrong];
  if (WRITES.test(verb)) yield* nestedUse(args[0], model, schema, judge);
}

/** `create: { comments: { create: … } }` writes a second table. */
function* nestedUse(node, model, schema, judge) {
  if (node?.type === "ArrayExpression") {
    for (const each of node.elements) yield* nestedUse(each, model, schema, judge);
  }
  if (node?.type !== "ObjectExpression") return;
  for (const property of node.properties) {
    if (property.type !== "Property") continue;
    const related = schema.byName.get(model.relations.get(propertyName(property) ?? "") ?? "");
    if (!related) {
      yield* nestedUse(property.value, model, schema, judge);
      continue;
    }
    const wrong = isNestedWrite(property.value) ? judge(related, false) : null;
    if (wrong) yield [property.start, wrong];
    yield* nestedUse(property.value, related, schema, judge);
  }
}

function isNestedWrite(node) {
  return (
    node.type === "ObjectExpression" &&
    node.properties.some((each) => NESTED_WRITES.test(propertyName(each) ?? ""))
  );
}

/** `const { incident } = tx` hides the table from who reads the call. */
function* takenOut({ id, init, start }, schema) {
  const isHandle = init?.type === "Identifier" && /^(tx|db|prisma|handle)$/.test(init.name);
  if (id.type === "Identifier" && init?.type === "MemberExpression") {
    const root = init.object;
    const isTable = schema.byDelegate.has(propertyName(init) ?? "");
    if (isTable && root.type === "Identifier" && /^(tx|db)$/.test(root.name)) {
      yield [start, `gives the table ${propertyName(init)} another name`];
    }
  }
  if (!isHandle || id.type !== "ObjectPattern") return;
  for (const property of id.properties) {
    const name = property.type === "Property" ? propertyName(property) : null;
    if (name && schema.byDelegate.has(name))
      yield [start, `takes the table ${name} out of its handle`];
  }
}

function* sqlUse(start, text, schema, judge) {
  if (!SQL.test(text)) return;
  const used = new Set();
  for (const [pattern, isRead] of [
    [SQL_WRITES, false],
    [SQL_READS, true],
  ]) {
    for (const [, ...names] of text.matchAll(pattern)) {
      const model = schema.byTable.get(names.find(Boolean)?.toLowerCase());
      const wrong = model ? judge(model, isRead) : null;
      if (wrong && !used.has(wrong)) yield [start, wrong];
      used.add(wrong);
    }
  }
}

function whatIsWrong(model, own, isRead) {
  if (model.owner === own) return null;
  const isBelow = (rankOf(model.owner) ?? Number.POSITIVE_INFINITY) < (rankOf(own) ?? -1);
  if (isRead && isBelow) return null;
  return isRead
    ? `reads the table ${model.delegate} of ${model.owner}, which is not of a lower rank`
    : `writes the table ${model.delegate} of ${model.owner}`;
}
