Go to the end of a row; put two letters behind it; print them

>+>+>+>+>+>+>+>+>+>+
>+>+>+>+>+>+>+>+>+>+   a row of twenty cells
[<]                    back to the 0 before it
>[>]                   on to the 0 behind it
+++++++++++[>++++++>++++++<<-]
>.>+.
