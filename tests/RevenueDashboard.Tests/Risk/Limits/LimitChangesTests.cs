using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk.Limits;

public sealed class LimitChangesTests
{
    [Fact]
    public void A_file_that_breaks_a_limit_says_from_where_to_where()
    {
        // 24.0 % in March, 26.1 % in April.
        BookOf March() => new BookOf().With("2025-03", "A", 24).With("2025-03", "B", 76).Limit("Single", LimitMeasure.Customer, 25, 20, subject: "A");

        var change = Assert.Single(LimitChanges.Between(March().Build(), March().With("2025-04", "A", 26.1m).With("2025-04", "B", 73.9m).Build(), [Month.Parse("2025-04")]).Changes);

        Assert.True(change.IsBreach);
        Assert.Equal(("Single", "A", Month.Parse("2025-04"), Month.Parse("2025-03")), (change.Rule.Name, change.Subject, change.Month, change.BeforeMonth!.Value));
        Assert.Equal((0.24, 0.261), (change.Before!.Value, change.After!.Value));
        Assert.Equal((LimitLevel.Warning, LimitLevel.Breached), (change.LevelBefore, change.LevelAfter));
    }

    [Fact]
    public void Each_who_comes_near_or_is_healed_is_told_the_breaches_first()
    {
        BookOf Limited() => new BookOf().Limit("Each", LimitMeasure.Parent, 40, 30);
        var before = Limited().With("2025-03", "A", 41).With("2025-03", "B", 29).With("2025-03", "C", 30).Build();
        var after = Limited().With("2025-03", "A", 26).With("2025-03", "B", 31).With("2025-03", "C", 43).Build();

        var changes = LimitChanges.Between(before, after, [Month.Parse("2025-03")]).Changes;

        Assert.Equal([("C", 0.30, 0.43), ("B", 0.29, 0.31), ("A", 0.41, 0.26)], changes.Select(change => (change.Subject!, change.Before!.Value, change.After!.Value)));
        Assert.Equal([true, false, false], changes.Select(change => change.IsBreach));
        Assert.Equal([false, true, false], changes.Select(change => change.IsWarning));
        Assert.Equal([false, false, true], changes.Select(change => change.IsHealed));
    }

    [Fact]
    public void An_earlier_month_that_the_file_touches_is_looked_at_beside_the_current_one()
    {
        BookOf Book() => new BookOf().With("2025-02", "A", 10).With("2025-03", "A", 10).With("2025-03", "B", 90).Limit("A", LimitMeasure.Customer, 20, subject: "A");

        var change = Assert.Single(LimitChanges.Between(Book().With("2025-02", "B", 30).Build(), Book().With("2025-02", "B", 90).Build(), [Month.Parse("2025-02")]).Changes);

        // 10 of 40, then 10 of 100.
        Assert.True(change.IsHealed);
        Assert.Equal((Month.Parse("2025-02"), 0.25, 0.1), (change.Month, change.Before!.Value, change.After!.Value));
    }

    [Fact]
    public void A_breach_that_stays_is_told_when_its_figure_moves_and_only_then()
    {
        BookOf Book(decimal a) => new BookOf().With("2025-03", "A", a).With("2025-03", "B", 100 - a).Limit("A", LimitMeasure.Customer, 20, subject: "A");

        Assert.True(Assert.Single(LimitChanges.Between(Book(30).Build(), Book(31).Build(), [Month.Parse("2025-03")]).Changes).StaysBroken);
        Assert.Empty(LimitChanges.Between(Book(30).Build(), Book(30).Build(), [Month.Parse("2025-03")]).Changes);
        Assert.Empty(LimitChanges.Between(Book(5).Build(), Book(6).Build(), []).Changes);
    }

    [Fact]
    public void What_was_broken_in_the_month_before_is_not_broken_anew_by_the_next()
    {
        BookOf March() => new BookOf().With("2025-03", "A", 30).With("2025-03", "B", 70).Limit("A", LimitMeasure.Customer, 20, subject: "A");

        Assert.Empty(LimitChanges.Between(March().Build(), March().With("2025-04", "A", 30).With("2025-04", "B", 70).Build(), [Month.Parse("2025-04")]).Changes);
    }

    [Fact]
    public void Limits_that_come_with_the_file_are_held_against_what_is_there()
    {
        BookOf Book() => new BookOf().With("2025-03", "A", 15).With("2025-03", "B", 85);

        var changes = LimitChanges.Between(Book().Limit("B", LimitMeasure.Customer, 90, subject: "B").Build(), Book().Limit("B", LimitMeasure.Customer, 90, subject: "B").Limit("A", LimitMeasure.Customer, 10, subject: "A").Build(), []);

        var change = Assert.Single(changes.Changes);
        Assert.Equal((2, "A", true, (double?)null), (changes.Limits, change.Rule.Name, change.IsBreach, change.Before));
    }

    [Fact]
    public void The_first_file_of_a_book_is_compared_with_nothing() =>
        Assert.Equal(["Large exposure", "Single customer"], LimitChanges.Between(new BookOf().Build(), new BookOf().With("2025-03", "A", 15).Build(), [Month.Parse("2025-03")]).Changes.Select(change => change.Rule.Name).Order());
}
