-- Reads what a Quarto project's notebooks hold as HTML of our own, for the formats that are not
-- HTML: tables, charts and code, exactly as our own PDFs and DOCX files are made of them. What only
-- one format has is marked by its name, such as "nmspf-docx".

local EXTENSIONS = 'html-auto_identifiers'

local function read(block)
  if block.format == 'nmspf' or block.format == 'nmspf-' .. FORMAT then
    return pandoc.read(block.text, EXTENSIONS).blocks
  end
end

return { { RawBlock = read } }
