import { escapeHtml as e } from "./escape.ts";
import type { Framed, Row, Sentence, Sign } from "./letter.ts";

/** The HTML of a letter: tables and inline styles, which mail programs need; the style element only adds dark colours
 *  and the narrow sign where it is understood. Colours are those of app/styles/tokens.css. */

const STYLE = `@media (prefers-color-scheme:dark){.page{background:#0f181b!important}.ink{color:#e8edeb!important}.soft{color:#a9b7b9!important}.line{border-color:#293639!important}.link{color:#8ccfdd!important}.sign{background:#123943!important}.btn{background:#8ccfdd!important;color:#06242b!important}}
@media (max-width:30rem){.day{display:block!important;width:auto!important;text-align:left!important;padding:14px 22px 10px!important;border-radius:10px 10px 0 0!important;border-right:0!important}.dash{border-bottom:2px dashed #ffc53d!important}.day b{display:inline!important;font-size:24px!important;line-height:28px!important}.body{display:block!important;border-radius:0 0 10px 10px!important}}`;

const FONT = "'Familjen Grotesk','Segoe UI',Helvetica,Arial,sans-serif";
const INK = "color:#17262a";
const SOFT = "color:#4d5d61";

export function html(letter: Framed): string {
  return `<!doctype html>
<html lang="${e(letter.language)}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${e(letter.subject)}</title>
<style>${STYLE}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f7f6f3">
<div style="display:none;max-height:0;overflow:hidden">${e(letter.preheader)}</div>
<div role="main" style="font-family:${FONT};max-width:600px;margin:0 auto;padding:28px 20px 40px;overflow-wrap:anywhere">
<p class="ink" style="margin:0 0 28px;font-size:18px;line-height:28px;font-weight:700;letter-spacing:-0.2px;${INK}">${MARK}${e(letter.brand)}</p>
<p class="soft" style="margin:0 0 4px;font-size:15px;line-height:21px;${SOFT}">${e(letter.dear)} ${e(letter.lead)}</p>
<h1 class="ink" style="margin:0 0 20px;font-size:30px;line-height:36px;font-weight:650;letter-spacing:-0.3px;${INK}">${e(letter.heading)}</h1>
${[
  letter.sign && sign(letter.sign) + (letter.rows?.length ? "" : GAP),
  letter.rows?.length && rows(letter.rows),
  letter.list?.items.length && list(letter.list),
  letter.button && button(letter.button),
  ...(letter.paragraphs ?? []).map(paragraph),
]
  .filter(Boolean)
  .join("\n")}
<p class="soft line" style="margin:0;padding-top:16px;border-top:1px solid #dedcd5;font-size:14px;line-height:20px;${SOFT}">${e(letter.why)}${letter.questions ? ` ${sentence(letter.questions)}` : ""}</p>
</div>
</body>
</html>
`;
}

/** Between the sign and what follows, where there are no facts that bring their own; programs know no margin of tables. */
const GAP = '<div style="height:20px;line-height:20px;font-size:0">&nbsp;</div>';

/** The mark of the product, drawn with letters: pictures are blocked by many programs, and an attached one hides the
 *  invitation in some. */
const MARK = `<span aria-hidden="true" style="display:inline-block;width:28px;height:28px;border-radius:6px;background:#0b3b46;color:#ffffff;text-align:center;font-size:17px;line-height:28px;font-weight:700;margin-right:8px;letter-spacing:0">U<span style="color:#ffc53d;font-size:22px;line-height:10px;vertical-align:5px;margin-left:-1px">&#8226;</span></span>`;

const DAYS: Record<Sign["look"], string> = {
  lit: "background:#ffc53d;color:#221b05",
  dashed: "background:#0b3b46;color:#ffc53d;border-right:2px dashed #ffc53d",
  plain: "background:#0b3b46;color:#ffffff;border-right:1px solid #3a6a75",
  struck: "background:#0b3b46;color:#bcd6db;border-right:1px solid #3a6a75;text-decoration:line-through",
};

function sign({ look, day, start, rest, own, title }: Sign): string {
  const struck = look === "struck" ? ";text-decoration:line-through" : "";
  const dayClass = { lit: "day", dashed: "day sign dash", plain: "day sign", struck: "day sign" }[look];
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="border-collapse:separate"><tr>
<td class="${dayClass}" width="112" style="${DAYS[look]};border-radius:10px 0 0 10px;text-align:center;padding:16px 12px;font-size:15px;line-height:20px;font-weight:600">${e(day.weekday)} <b style="display:block;font-size:44px;line-height:46px;letter-spacing:-1px">${e(day.day)}</b> ${e(day.month)}</td>
<td class="sign body" style="background:#0b3b46;color:#ffffff;border-radius:0 10px 10px 0;padding:18px 22px"><span style="font-size:34px;line-height:38px;font-weight:600;letter-spacing:-0.6px${struck}">${e(start)}</span> <span style="font-size:15px;line-height:21px;color:#bcd6db${struck}">${e(rest)}</span>${
    own
      ? `<br><span style="font-size:15px;line-height:24px;color:#bcd6db${struck}"><b style="color:#ffffff">${e(own.span)}</b> ${e(own.words)}</span>`
      : ""
  }<br><span style="font-size:18px;line-height:30px;font-weight:600">${e(title)}</span></td>
</tr></table>`;
}

function rows(all: Row[]): string {
  const edge = "border-bottom:1px solid #dedcd5";
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="margin:16px 0 24px">
${all
  .map(
    ({ term, text }) =>
      `<tr><td class="soft line" style="padding:10px 16px 10px 0;${edge};font-size:15px;line-height:21px;${SOFT};vertical-align:top;width:96px">${e(term)}</td><td class="ink line" style="padding:10px 0;${edge};font-size:16px;line-height:22px;${INK}">${lines(text)}</td></tr>`,
  )
  .join("\n")}
</table>`;
}

const list = ({ heading, items }: NonNullable<Framed["list"]>): string =>
  `${heading ? `<p class="ink" style="margin:0 0 8px;font-size:16px;line-height:24px;${INK}">${e(heading)}</p>\n` : ""}<ul class="ink" style="margin:0 0 24px;padding:0 0 0 20px;font-size:16px;line-height:24px;${INK}">
${items.map((item) => `<li style="margin:0 0 8px">${sentence(item)}</li>`).join("\n")}
</ul>`;

const button = ({ text, url }: { text: string; url: string }): string =>
  `<p style="margin:0 0 20px"><a class="btn" href="${e(url)}" style="display:inline-block;background:#0b4b59;color:#ffffff;font-size:17px;line-height:22px;font-weight:600;text-decoration:none;border-radius:6px;padding:12px 22px">${e(text)}</a></p>`;

const paragraph = (words: Sentence): string =>
  `<p class="ink" style="margin:0 0 24px;font-size:16px;line-height:24px;${INK}">${sentence(words)}</p>`;

const sentence = (words: Sentence): string =>
  words
    .map((part) =>
      typeof part === "string"
        ? lines(part)
        : `<a class="link" href="${e(part.url)}" style="color:#0b5566">${e(part.text)}</a>`,
    )
    .join("");

const lines = (words: string): string => e(words).replaceAll("\n", "<br>");
