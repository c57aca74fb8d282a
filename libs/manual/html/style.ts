// How the page looks, on a screen and on paper.
export const style = [
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:62rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}',
  'h1,h2,h3{line-height:1.2}h2{border-bottom:2px solid #0b4f9e;padding-bottom:.2rem;margin-top:2.5rem}',
  'dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0}',
  'a{color:#0b4f9e}a:focus-visible,[tabindex]:focus-visible{outline:3px solid #d97706;outline-offset:2px}',
  '[role=region]{overflow-x:auto;margin:1rem 0}table{border-collapse:collapse;width:100%;font-size:.9rem}',
  'caption{text-align:left;font-weight:600;padding:.3rem 0}th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}',
  'thead th{background:#e8eef6}tbody th{font-weight:600}blockquote{margin:1rem 0;padding:.5rem 1rem;border-left:4px solid #0b4f9e;background:#f4f6f9}',
  'footer{margin-top:3rem;border-top:1px solid #767676;padding-top:.5rem;font-size:.85rem}',
  '@media print{body{max-width:none;padding:0;font-size:10pt}[role=region]{overflow:visible}a{color:inherit;text-decoration:none}',
  'h2,h3,caption{break-after:avoid}tr,blockquote{break-inside:avoid}nav{break-after:page}thead{display:table-header-group}}',
].join('');
