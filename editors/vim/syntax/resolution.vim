" A first paint, until the server's semantic tokens tell the truth; and all there
" is without the server.
if exists("b:current_syntax")
  finish
endif

syntax case match
syntax sync minlines=50

" RESOLUTION 214 (Rev. Bucharest, 2022)  ·  74/312. Shared rivers  ·  DRAFT RESOLUTION
syntax match resolutionHeading /^\s*\%(DRAFT \)\?\%(RESOLUTION\|DECISION\|RECOMMENDATION\)\>.*$/
syntax match resolutionHeading /^\s*\d\{2,4}\/\d\+\.\s\+\u.*$/
syntax match resolutionHeading /^\s*A\%(NNEX\|nnex\)\>.*$/

" The General Assembly,
syntax match resolutionEnacting /^\s*\%(The\|THE\) \u[^.;:]*\%(Assembly\|ASSEMBLY\|Council\|COUNCIL\|Conference\|CONFERENCE\|Committee\|COMMITTEE\|Board\|Union\)\>[^.;:]*,\?\s*$/

" 1  ·  a)  ·  (iv)  ·  2bis.
syntax match resolutionLabel /^\s*(\?\%(\d\{1,3}\%(bis\|ter\|quater\)\?\|\l\{1,2}\|[ivx]\+\)[.)]\?\ze[ \t]/

" Openers: alone on the line, or at the head of a paragraph.
syntax match resolutionOpener /^\l[[:lower:] -]\+\%( the \%(\u[[:alpha:]-]*\%( \|$\|, \)\|of \|the \|and \)\+\)\?$/
syntax match resolutionOpener /^\s*\%(\d\+\.\s\+\)\?\zs\%(Also \|Further \|Deeply \|Gravely \|Strongly \)\?\%(Recalling\|Reaffirming\|Affirming\|Noting\|Considering\|Recogni[sz]ing\|Welcoming\|Taking note\|Bearing in mind\|Having \l\+\|Emphasi[sz]ing\|Stressing\|Expressing\|Acknowledging\|Mindful\|Aware\|Concerned\|Convinced\|Guided\|Alarmed\|Determined\|Acting\|Decides\|Requests\|Invites\|Urges\|Calls upon\|Encourages\|Welcomes\|Notes\|Takes note\|Reaffirms\|Affirms\|Recommends\|Stresses\|Emphasi[sz]es\|Expresses\|Recogni[sz]es\|Demands\|Condemns\|Endorses\|Approves\|Adopts\|Resolves\)\%( also\| further\| with \l\+\)\?\>/
syntax match resolutionOpener /^\s*\%(\d\+\.\s\+\)\?\zs\%(WHEREAS\|Whereas\|RESOLVED\|Resolved\|BE IT \%(FURTHER \)\?RESOLVED\|Be it \%(further \)\?resolved\)\>/

" Citations: Resolution 140 (Rev. Busan, 2014) · resolution 70/125 · 2161 (2014) · A/RES/70/1
syntax match resolutionCitation /\<[Rr]esolutions\? \d\+\%(\/\d\+\)\?\%( ([^)]*\d\{4})\)\?/
syntax match resolutionCitation /\<\%(A\|S\|E\|A\/HRC\)\/\%(RES\|PRST\|DEC\)\/[0-9\/]\+/
syntax match resolutionCitation /\<WHA\d\+\.\d\+/
syntax match resolutionReference /\<\%(paragraph\|subparagraph\|annex\|section\|article\)s\? [0-9(][0-9a-z().]*/

" Comments to the checker, and revision marks
syntax match resolutionComment /^\s*%%.*$/
syntax region resolutionInserted start=/{++/ end=/++}/
syntax region resolutionDeleted start=/{--/ end=/--}/
syntax region resolutionChanged start=/{\~\~/ end=/\~\~}/
syntax region resolutionRemark start=/{>>/ end=/<<}/

" What is not settled, and what the flattening of tracked changes leaves.
syntax region resolutionDisputed start=/\[/ end=/\]/ oneline
syntax match resolutionGlued /\<\d\{4}\ze\u\l\+, \d\{4}/

highlight default link resolutionHeading Title
highlight default link resolutionEnacting Title
highlight default link resolutionLabel Number
highlight default link resolutionOpener Statement
highlight default link resolutionCitation Underlined
highlight default link resolutionReference Identifier
highlight default link resolutionComment Comment
highlight default link resolutionRemark Comment
highlight default link resolutionInserted DiffAdd
highlight default link resolutionDeleted DiffDelete
highlight default link resolutionChanged DiffChange
highlight default link resolutionDisputed Todo
highlight default link resolutionGlued Error

let b:current_syntax = "resolution"
