const CONDITION = /#if\("\$!\{input\.(\w+)\}" != ""\)(.*?)#end/gu;
const ENCODED = /\$esc\.jsonEncode\(\$\{input\.(\w+)\}\)/gu;
const PLAIN = /\$\{input\.(\w+)\}/gu;

/** As much of Velocity as our data action uses; what is left of the language afterwards is an error. */
export function renderTemplate(template: string, input: Record<string, string>): string {
  const given = (name: string): string => {
    const value = input[name];
    if (value === undefined) throw new Error(`the template asks for ${name}`);
    return value;
  };
  const rendered = template
    .replaceAll(CONDITION, (_, name: string, text: string) => (input[name] ? text : ''))
    .replaceAll(ENCODED, (_, name: string) => JSON.stringify(given(name)).slice(1, -1))
    .replaceAll(PLAIN, (_, name: string) => given(name));
  if (/[#$]/u.test(rendered)) throw new Error(`not understood: ${rendered}`);
  return rendered;
}
