using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class RelationEffectTests
{
    private static BookOf Book() => new BookOf().With("2024-05", "A", 12).With("2024-05", "B", 8).With("2024-05", "C", 20).With("2024-06", "A", 12).With("2024-06", "B", 8).With("2024-06", "C", 20);

    [Fact]
    public void Shares_before_and_after_are_those_of_the_last_month_that_changes()
    {
        var cube = Book().Build();

        var effect = RelationEffect.Of(cube, 2, [new SupposedParent("a", null, Month.Parse("2024-05"))]);

        Assert.Equal([Month.Parse("2024-05")], effect.Months);
        // 0.3² + 0.2² + 0.5² = 0.38, and 0.5² twice.
        Assert.Equal((3_800, 5_000), (Math.Round(effect.Before!.Measures!.Hhi!.Value, 6), Math.Round(effect.After!.Measures!.Hhi!.Value, 6)));
        Assert.Equal([("A", 0.3, 0.5), ("B", 0.2, 0)], effect.Shares.Select(share => (share.Customer.Name, share.Before!.Value, share.After!.Value)));
        // The book itself is as it was.
        Assert.Equal(3_800, Math.Round(ConcentrationReport.Of(cube, new ReportQuestion()).Months[0].Measures!.Hhi!.Value, 6));
    }

    [Fact]
    public void A_parent_may_be_new_to_the_book()
    {
        var effect = RelationEffect.Of(Book().Build(), 2, [new SupposedParent("Holding", Month.Parse("2024-06"), null)]);

        Assert.Equal([("Holding", 0, 0.2), ("B", 0.2, 0)], effect.Shares.Select(share => (share.Customer.Name, share.Before!.Value, share.After!.Value)));
        Assert.Equal(effect.Before!.Measures!.Hhi, effect.After!.Measures!.Hhi);
    }

    [Fact]
    public void What_is_said_already_changes_nothing() =>
        Assert.Empty(RelationEffect.Of(Book().Under("A", "B", "2024-05").Build(), 2, [new SupposedParent("A", Month.Parse("2024-05"), null)]).Months);

    [Fact]
    public void Ending_a_relation_parts_the_two()
    {
        var effect = RelationEffect.Of(Book().Under("A", "B").Build(), 2, []);

        Assert.Equal(2, effect.Months.Count);
        Assert.Equal([("A", 0.5, 0.3), ("B", 0, 0.2)], effect.Shares.Select(share => (share.Customer.Name, share.Before!.Value, share.After!.Value)));
    }
}
