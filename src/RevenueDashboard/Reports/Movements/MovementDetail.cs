using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports.Movements;

/// <summary>The bridge between any two months, and who is behind each part of it.</summary>
/// <param name="From">The earlier month.</param>
/// <param name="Bridge">Null when there is none; see <paramref name="Gap"/>.</param>
/// <param name="ExLargest">Without the one that brought most in the later month; null without a bridge, or when nobody brought anything.</param>
/// <param name="Changes">Everybody whose amount changed, the largest change first; empty without a bridge.</param>
public sealed record MovementDetail(
    ReportScope Scope, MovementsOf Entities, Month From, Month To, MovementBridge? Bridge, MovementBridge? ExLargest, string? Largest, BridgeGap? Gap, UnallocatedChange Remainder,
    IReadOnlyList<MovementChange> Changes)
{
    /// <summary>Months lie between the two. What came and went there is not seen.</summary>
    public bool IsMultiMonth => To - From > 1;

    /// <summary>Months between the two that nobody brought a file for.</summary>
    public IReadOnlyList<Month> MissingBetween { get; init; } = [];

    /// <summary>Neither month is still open: then what was lost over what was there means something.</summary>
    public bool IsOver { get; init; }

    /// <summary>Bridge of the month before <paramref name="to"/> to it, or of two months that are asked for, whatever lies between them.</summary>
    /// <param name="to">Null for the month that figures are about.</param>
    /// <param name="from">Null for the month before <paramref name="to"/>.</param>
    /// <returns>Null when the scope has no month with data.</returns>
    /// <exception cref="ArgumentException"><paramref name="from"/> is not before <paramref name="to"/>.</exception>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static MovementDetail? Of(RevenueCube cube, ReportQuestion question, MovementsOf entities = MovementsOf.Customers, Month? from = null, Month? to = null)
    {
        // The two months are the question: what lies in the scope around them is not.
        var asked = to is { } last ? question with { From = null, LastMonths = null, To = last } : question;
        // Whom the question leaves out is its own, whatever months a bridge of it goes between.
        var largestOf = question.WithoutLargest && to is not null ? LastMonthOf(cube, question with { WithoutLargest = false }) : null;
        var book = new ScopedBook(cube, asked, largestOf);
        if ((to ?? book.CurrentMonth) is not { } closing) return null;

        var opening = from ?? closing.AddMonths(-1);
        if (opening >= closing) throw new ArgumentException($"A bridge goes from an earlier month to a later one, not from {opening} to {closing}.", nameof(from));
        return Of(new MovementBook(book, entities), opening, closing);
    }

    /// <summary>To which month a bridge goes when none is asked for; null when the scope has no month with data.</summary>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static Month? LastMonthOf(RevenueCube cube, ReportQuestion question) => new ScopedBook(cube, question).CurrentMonth;

    private static MovementDetail Of(MovementBook book, Month from, Month to)
    {
        var scope = book.Book;
        var gap = BridgeGap.Between(scope, from, to);
        var largest = book.LargestOf(to);
        var changes = new List<EntityChange>();
        var (bridge, rest) = gap is null ? MovementMonth.BridgeOf(book, from, to, largest, changes) : (null, null);
        var words = scope.Scope with { Months = new MonthRange(from, to), IsByProduct = book.Entities == MovementsOf.Products };
        return new MovementDetail(
            words, book.Entities, from, to, bridge, largest is null ? null : rest, largest is { } one ? book.NameOf(one) : null, gap, UnallocatedChange.Of(scope, from, to),
            MovementChanges.Of(book, from, to, changes))
        {
            MissingBetween = [.. new MonthRange(from, to).Where(month => !scope.HasData(month) && from < month && month < to)],
            IsOver = scope.AreComparable(to, from),
        };
    }
}
