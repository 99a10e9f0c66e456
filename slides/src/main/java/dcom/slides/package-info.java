/**
 * Makes the deck: draws what its sources refer to ({@link dcom.slides.Draw}), and binds what
 * Asciidoctor makes of them into files that need no others ({@link dcom.slides.Bind}).
 */
package dcom.slides;
