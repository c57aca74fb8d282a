// Reads a page back as a person would: its words without markup. For tests.

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** Words of the page's body, one space between any two. */
export const textOfHtml = (page: string): string =>
  page
    .replace(/^[\s\S]*?<body>/, '')
    .replace(
      /<\/?(?:blockquote|body|br|caption|d[dlt]|div|footer|h[1-6]|header|li|main|nav|ol|p|section|t[dhr]|table|tbody|thead|ul)\b[^>]*>/g,
      ' ',
    )
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] as string)
    .replace(/\s+/g, ' ');
