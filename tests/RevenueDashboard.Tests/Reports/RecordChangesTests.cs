using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class RecordChangesTests
{
    private static readonly Month March = new(2025, 3);

    [Fact]
    public void Each_cell_is_counted_once_and_those_that_differ_come_largest_difference_first()
    {
        var before = new BookOf().With("2025-03", "Ann", 6).With("2025-03", "Bob", 4).With("2025-03", "Cid", 1);
        var after = new BookOf().With("2025-03", "Ann", 6).With("2025-03", "Bob", 9).With("2025-03", "Cid", 1, "Copilot").With("2025-03", "Dee", 7);

        var changes = RecordChanges.Between(before.Build(), after.Build(), [March]);

        // Cid has Azure OpenAI no more and Copilot now.
        Assert.Equal((2, 1, 1, 1), (changes.Count(ChangeKind.New), changes.Count(ChangeKind.Changed), changes.Count(ChangeKind.Removed), changes.Count(ChangeKind.Unchanged)));
        Assert.Equal(["New Dee", "Changed Bob", "New Cid", "Removed Cid"], changes.First.Select(change => $"{change.Kind} {change.Customer.Name}"));
        Assert.Equal(["Removed Cid Azure OpenAI"], changes.FirstOf(ChangeKind.Removed).Select(change => $"{change.Kind} {change.Customer.Name} {change.Product}"));
        Assert.Equal(1, changes.NewCustomers);
    }

    [Fact]
    public void A_product_that_loses_its_last_record_is_still_called_by_its_name()
    {
        var before = new BookOf().With("2025-03", "Ann", 6).With("2025-03", "Ann", 2, "Copilot");
        var after = new BookOf().With("2025-03", "Ann", 6);

        var removed = Assert.Single(RecordChanges.Between(before.Build(), after.Build(), [March]).First);

        Assert.Equal("Copilot", removed.Product);
    }

    [Fact]
    public void Of_many_changes_the_largest_of_each_kind_are_kept_and_all_are_counted()
    {
        var (before, after) = (new BookOf(), new BookOf());
        for (var customer = 1; customer <= 1_200; customer++) after.With("2025-03", $"Customer {customer}", customer);
        before.With("2025-03", "Customer 1", 0.5m);

        var changes = RecordChanges.Between(before.Build(), after.Build(), [March]);

        Assert.Equal(1_199, changes.Count(ChangeKind.New));
        Assert.Equal((1_000, 1_000, 1), (changes.First.Count, changes.FirstOf(ChangeKind.New).Count, changes.FirstOf(ChangeKind.Changed).Count));
        Assert.Equal("Customer 1200", changes.First[0].Customer.Name);
    }
}
