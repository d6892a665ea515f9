-- Tells a resolution from any other text by its first lines. A text file is
-- taken for a resolution only on signs that other texts do not bear, since a
-- wrong guess would put findings into somebody's notes.
local M = {}

-- How many lines are read, and how many points make a resolution.
local LINES, ENOUGH = 100, 3

-- Who speaks in the enacting line.
local organs = {
  "Assembly", "Council", "Conference", "Committee", "Commission", "Board", "Parliament", "Congress", "Union",
}

-- The words of a name that have no capital.
local small = { of = true, the = true, on = true, ["for"] = true, ["and"] = true, ["in"] = true, to = true, th = true, st = true, nd = true, rd = true }

-- The enacting line in other languages, as far as it is certain.
local abroad = {
  "L’Assemblée générale,", "L'Assemblée générale,", "Le Conseil de sécurité,", "La Asamblea General,",
  "El Consejo de Seguridad,", "Генеральная Ассамблея,", "Совет Безопасности,", "大会，", "安全理事会，",
  "Die Generalversammlung,", "Der Sicherheitsrat,", "La Conférence de plénipotentiaires",
  "La Conferencia de Plenipotenciarios",
}

-- Words that open a paragraph of a preamble, by their first letters.
local openers = {
  "recall", "consider", "not", "recogni", "reaffirm", "affirm", "welcom", "express", "emphasi", "stress",
  "bear", "tak", "acknowledg", "concern", "convinc", "aware", "guid", "having", "deeply", "gravely", "alarm",
  "desir", "mindful", "resolv", "decid", "instruct", "invit", "request", "urg", "encourag", "call",
  "commend", "appreciat", "underlin", "highlight", "observ", "remind", "pursuant", "acting", "determin", "condemn",
}

local function is_enacting(line)
  for _, start in ipairs(abroad) do
    if vim.startswith(line, start) then
      return true
    end
  end
  if #line > 160 or not line:match("^T[Hh][Ee] [A-Z]") or not line:match("[,%)]$") then
    return false
  end
  local name = line:gsub("%b()", ""):gsub("[,%s]+$", "")
  if name:find("[.;:?!]") then
    return false
  end
  for word in name:gmatch("%f[%w]%l%a*") do
    if not small[word] then
      return false -- a sentence, not a name
    end
  end
  for _, organ in ipairs(organs) do
    if name:find(organ, 1, true) or name:find(organ:upper(), 1, true) then
      return true
    end
  end
  return false
end

local function is_heading(line)
  return line:match("^RESOLUTION %[?[A-Z]*[%-./]?%d")
    or line:match("^Resolution %d+ %(%d%d%d%d%)$")
    or line:match("^DRAFT RESOLUTION$")
    or line:match("^Draft resolution")
    or line:match("^%d%d?/%d+%. %u")
    or line:match("^%d%d%d%d/%d+%. %u")
    or line:match("^WHA ?%d+%.%d+")
    or line:match("^EB%d+%.R%d+")
end

local function is_opener(line)
  local word = line:gsub("^[%d.()%s]+", ""):gsub("^[*_]+", ""):lower()
  for _, start in ipairs(openers) do
    if vim.startswith(word, start) then
      return true
    end
  end
  return false
end

--- Tells whether lines, the first of a text, are of a resolution.
---@param lines string[]
---@return boolean
function M.is_resolution(lines)
  local points, seen, whereas, resolved, head, after = 0, 0, 0, 0, {}, false
  for n = 1, math.min(#lines, LINES) do
    local line = lines[n]:gsub("^\239\187\191", ""):gsub("\r$", ""):gsub("^[%s*_]+", ""):gsub("[%s*_]+$", "")
    if line ~= "" then
      seen = seen + 1
      if is_enacting(line) then
        points = points + 2
        local next = lines[n + 1] or ""
        after = n == #lines or not next:match("%S")
        points = points + (after and 1 or 0)
      elseif seen <= 3 and is_heading(line) then
        points = points + 2
        points = points + (line:match("^RESOLUTION .*%(.*%d%d%d%d.*%)") and 1 or 0)
      elseif line:match("^[Ww][Hh][Ee][Rr][Ee][Aa][Ss][,%s]") then
        whereas = whereas + 1
      elseif line:match("^R[Ee][Ss][Oo][Ll][Vv][Ee][Dd][,%s]") or line:match("^[Bb][Ee] [Ii][Tt] [Rr][Ee][Ss][Oo]") then
        resolved = resolved + 1
      elseif seen <= 8 and line:match("^%u[%a%- ]+: ") then
        local key = line:match("^([%a%- ]+):"):lower()
        head[key] = true
      elseif points >= 2 and is_opener(line) then
        return true
      end
      if points >= ENOUGH then
        return true
      end
    end
  end
  if whereas > 0 and resolved > 0 then
    return true
  end
  return (head.committee or head.forum) and (head.sponsors or head.signatories or head["question of"]) and true or false
end

--- The filetype of the text in a buffer, or nil where it is for others to say.
---@param buf integer
---@return string?
function M.filetype(buf)
  if vim.g.resolute_detect_text == false then
    return nil
  end
  return M.is_resolution(vim.api.nvim_buf_get_lines(buf, 0, LINES, false)) and "resolution" or nil
end

return M
