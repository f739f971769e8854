/**
 * What the database schema says of its tables: prisma/schema/<module>.prisma declares a module's own.
 * @param {Map<string, string>} files path to text
 * @returns {{ byDelegate: Map<string, Model>, byTable: Map<string, Model> }} where a Model has `name`,
 *   `delegate` (as `tx.<delegate>`), `table` (as in SQL), `owner`, and `relations` (field to model name)
 */
export function readSchema(files) {
  const models = [...files].flatMap(([file, text]) => {
    const owner = file.match(/^prisma\/schema\/([\w-]+)\.prisma$/)?.[1];
    return owner ? modelsIn(text, owner) : [];
  });
  const names = new Set(models.map(({ name }) => name));
  for (const model of models) {
    model.relations = new Map([...model.fields].filter(([, type]) => names.has(type)));
  }
  return {
    byName: new Map(models.map((model) => [model.name, model])),
    byDelegate: new Map(models.map((model) => [model.delegate, model])),
    byTable: new Map(models.map((model) => [model.table, model])),
  };
}

function modelsIn(text, owner) {
  return [...text.matchAll(/^model (\w+) \{\n?([\s\S]*?)^\}/gm)].map(([, name, body]) => ({
    name,
    owner,
    delegate: name[0].toLowerCase() + name.slice(1),
    table: body.match(/@@map\("([^"]+)"\)/)?.[1] ?? name,
    fields: new Map(
      [...body.matchAll(/^\s+(\w+)\s+(\w+)(?:\[\]|\?)?/gm)].map(([, field, type]) => [field, type]),
    ),
  }));
}
