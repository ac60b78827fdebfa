-- Writes charts and captions for document.typ, carrying what pandoc's own Typst writer drops, such
-- as alternative text; and passes on what is written in Typst's language already: the tables.

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

-- A caption's "Figure 1" or "Table 1"; a definition's term, to which links lead; words of another
-- language.
local function write_label(span)
  if span.classes:includes('label') then
    local inlines = pandoc.Inlines { raw('#caption-label[') }
    inlines:extend(span.content)
    inlines:insert(raw(']'))
    return inlines
  end
  if span.classes:includes('term') then
    -- A label can only stand on what has a place of its own, which mere text has not.
    local place = span.identifier == '' and '' or '#metadata(none)' .. label(span.identifier)
    local inlines = pandoc.Inlines { raw(place .. '#term[') }
    inlines:extend(span.content)
    inlines:insert(raw(']'))
    return inlines
  end
  if span.attributes.lang then
    local inlines = pandoc.Inlines { raw('#text(lang: ' .. quoted(span.attributes.lang) .. ')[') }
    inlines:extend(span.content)
    inlines:insert(raw(']'))
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

-- What is written in Typst's language already.
local function pass_on(block)
  if block.classes:includes('typst') then
    return pandoc.RawBlock('typst', block.text)
  end
end

-- Write a document's blocks anew, each by a function that adds it to those before.
local function rewritten(document, add)
  local blocks = pandoc.Blocks {}
  for position, block in ipairs(document.blocks) do
    add(blocks, block, position)
  end
  document.blocks = blocks
  return document
end

-- A wide table takes the headings that stand directly above it along to its own page.
local function turn_wide_tables(document)
  return rewritten(document, function(blocks, block)
    if block.t == 'CodeBlock' and block.classes:includes('wide') then
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
  end)
end

-- What a paragraph can lead to: the chart, the table or the list that it speaks of.
local LED_TO = { Figure = true, CodeBlock = true, BulletList = true }

-- Whether a paragraph leads to a chart, a table or a list: directly, or with one more between.
local function leads_on(blocks, position, most)
  local following = blocks[position + 1]
  if blocks[position].t ~= 'Para' or not following then
    return false
  end
  return LED_TO[following.t] or (most > 0 and leads_on(blocks, position + 1, most - 1))
end

local function keep_with_next(document)
  return rewritten(document, function(blocks, block, position)
    if leads_on(document.blocks, position, 1) then
      blocks:insert(pandoc.RawBlock('typst', '#leading-paragraph['))
      blocks:insert(block)
      blocks:insert(pandoc.RawBlock('typst', ']'))
    else
      blocks:insert(block)
    end
  end)
end

local function unwrap(div)
  return div.content
end

return {
  { Div = unwrap, Span = write_label, Link = drop_empty_link },
  { Pandoc = keep_with_next },
  { Pandoc = turn_wide_tables },
  { CodeBlock = pass_on, Figure = write_chart },
}
