using CsCheck;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class EntityAmountsTests
{
    private static readonly Month March = new(2024, 3);

    [Fact]
    public void A_roll_up_is_the_sum_over_whom_each_customer_counts_for() =>
        Gen.Select(Gen.Int[0, 30].HashSet[0, 20], Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30]).Array[0, 12]).Sample((customers, relations) =>
        {
            var parents = new ParentTree();
            foreach (var (customer, parent) in relations) parents.Add(customer, parent, null, null);
            int[] entities = [.. customers.Order()];
            var amounts = new EntityAmounts(entities, [.. entities.Select(customer => 1L << customer)]);

            var expected = entities.GroupBy(customer => parents.ParentOf(customer, March)).OrderBy(group => group.Key)
                .Select(group => (group.Key, group.Sum(customer => 1L << customer)));

            var rolledUp = amounts.RolledUp(parents, March);
            return rolledUp.Entities.Zip(rolledUp.Amounts).SequenceEqual(expected);
        });
}
