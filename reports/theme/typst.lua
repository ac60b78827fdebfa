-- Writes charts, tables and code for document.typ, carrying what pandoc's own Typst writer
-- drops: alternative text, header rows of every kind, numeric cells, and markers at the
-- beginning of a cell that Typst would read as a list.

local WIDE = 9 -- columns from which a table stands on a page turned sideways
local MANY, LONG = 5, 24 -- columns, and letters of a row's name, from which names need room
local SHORT = 14 -- rows up to which a table is kept on one page

local function quoted(text)
  return '"' .. text:gsub('\\', '\\\\'):gsub('"', '\\"') .. '"'
end

local function raw(source)
  return pandoc.RawInline('typst', source)
end

local function label(id)
  return id == '' and '' or ' <' .. id .. '>'
end

-- Content in brackets. The empty content before it keeps "- x" or "1. x" from being a list.
local function bracketed(blocks)
  local inlines = pandoc.Inlines { raw('[#[]') }
  inlines:extend(pandoc.utils.blocks_to_inlines(blocks, { pandoc.LineBreak() }))
  inlines:insert(raw(']'))
  return inlines
end

local function is_numeric(cell)
  return cell.classes:includes('num') or cell.alignment == 'AlignRight'
end

-- The fill of a cell whose class names a shade of the theme's.
local function shade(cell)
  for _, class in ipairs(cell.classes) do
    if class:match('^shade%-') then
      return ', fill: colour("' .. class .. '")'
    end
  end
  return ''
end

local function is_row_heading(cell)
  return cell.attributes.scope ~= nil
end

-- One cell as a call of document.typ's function for its part of the table.
local function write_cell(cell, part, numeric_column)
  local name = part == 'body' and is_row_heading(cell) and 'row-heading-cell' or part .. '-cell'
  if cell.attributes.scope == 'rowgroup' then
    name = 'group-cell'
  end
  local align = (is_numeric(cell) or numeric_column) and 'right' or 'left'
  local inlines = pandoc.Inlines {
    raw(string.format(
      '%s(colspan: %d, rowspan: %d, align: %s%s)',
      name, cell.col_span, cell.row_span, align, shade(cell)
    )),
  }
  inlines:extend(bracketed(cell.contents))
  inlines:insert(raw(', '))
  return inlines
end

local function write_rows(rows, part, columns)
  local inlines = pandoc.Inlines {}
  for _, row in ipairs(rows) do
    for position, cell in ipairs(row.cells) do
      local aligned = columns[position] and columns[position][1] == 'AlignRight'
      inlines:extend(write_cell(cell, part, aligned))
    end
  end
  return inlines
end

local function body_rows(tbl)
  local rows = pandoc.List {}
  for _, body in ipairs(tbl.bodies) do
    rows:extend(body.head)
    rows:extend(body.body)
  end
  return rows
end

local function longest_name(tbl)
  local longest = 0
  for _, row in ipairs(body_rows(tbl)) do
    longest = math.max(longest, utf8.len(pandoc.utils.stringify(row.cells[1].contents)))
  end
  return longest
end

-- Where figures follow the rows' names, the names take the room that the figures leave. Many
-- columns of figures would leave long names too little: there all share the width.
local function column_widths(tbl)
  local first = body_rows(tbl)[1]
  local figures = first ~= nil and #first.cells > 1
  for position, cell in ipairs(first and first.cells or {}) do
    figures = figures and (position == 1 or is_numeric(cell))
  end
  if not figures and #tbl.colspecs >= MANY and longest_name(tbl) > LONG then
    return '(2.2fr,' .. string.rep(' 1fr,', #tbl.colspecs - 1) .. ')'
  end
  if figures and #tbl.colspecs >= MANY then
    local shared = '(2fr,' .. string.rep(' 1.2fr,', #tbl.colspecs - 1) .. ')'
    return longest_name(tbl) > LONG and shared or #tbl.colspecs
  end
  if figures then
    return '(1fr,' .. string.rep(' auto,', #tbl.colspecs - 1) .. ')'
  end
  return #tbl.colspecs
end

local function write_table(tbl)
  local inlines = pandoc.Inlines {
    raw(string.format(
      '#data-table(wide: %s, breakable: %s, figure(kind: table, ',
      #tbl.colspecs >= WIDE, #body_rows(tbl) > SHORT
    )),
  }
  if #tbl.caption.long > 0 then
    inlines:insert(raw('caption: '))
    inlines:extend(bracketed(tbl.caption.long))
    inlines:insert(raw(', '))
  end
  inlines:insert(raw(string.format('table(columns: %s, ', column_widths(tbl))))
  if #tbl.head.rows > 0 then
    inlines:insert(raw('table.header('))
    inlines:extend(write_rows(tbl.head.rows, 'header', tbl.colspecs))
    inlines:insert(raw('), '))
  end
  inlines:extend(write_rows(body_rows(tbl), 'body', tbl.colspecs))
  if #tbl.foot.rows > 0 then
    inlines:insert(raw('table.footer(repeat: false, '))
    inlines:extend(write_rows(tbl.foot.rows, 'footer', tbl.colspecs))
    inlines:insert(raw('), '))
  end
  inlines:insert(raw(')))' .. label(tbl.identifier)))
  return pandoc.Plain(inlines)
end

local function write_chart(figure)
  local image
  figure:walk { Image = function(found) image = found end }
  if not image then
    return nil
  end
  local alternative_text = pandoc.utils.stringify(image.caption)
  local inlines = pandoc.Inlines {
    raw(string.format('#figure(kind: image, chart(%s, %s), caption: ', quoted(image.src), quoted(alternative_text))),
  }
  inlines:extend(bracketed(figure.caption.long))
  inlines:insert(raw(')' .. label(figure.identifier)))
  return pandoc.Plain(inlines)
end

-- A caption's "Figure 1" or "Table 1"; a definition's term, to which links lead.
local function write_label(span)
  if span.classes:includes('label') then
    local inlines = pandoc.Inlines { raw('#caption-label[') }
    inlines:extend(span.content)
    inlines:insert(raw(']'))
    return inlines
  end
  if span.classes:includes('term') then
    local inlines = pandoc.Inlines { raw('#term[') }
    inlines:extend(span.content)
    inlines:insert(raw(']' .. label(span.identifier)))
    return inlines
  end
  return span.content
end

-- Typst refuses a link that leads nowhere; its words stay.
local function drop_empty_link(link)
  if link.target == '' then
    return link.content
  end
end

-- A wide table takes the headings that stand directly above it along to its own page.
local function turn_wide_tables(document)
  local blocks = pandoc.Blocks {}
  for _, block in ipairs(document.blocks) do
    if block.t == 'Table' and #block.colspecs >= WIDE then
      local start = #blocks + 1
      while start > 1 and blocks[start - 1].t == 'Header' do
        start = start - 1
      end
      blocks:insert(start, pandoc.RawBlock('typst', '#page(flipped: true)['))
      blocks:insert(block)
      blocks:insert(pandoc.RawBlock('typst', ']'))
    else
      blocks:insert(block)
    end
  end
  document.blocks = blocks
  return document
end

local function unwrap(div)
  return div.content
end

return {
  { Div = unwrap, Span = write_label, Link = drop_empty_link },
  { Pandoc = turn_wide_tables },
  { Table = write_table, Figure = write_chart },
}
