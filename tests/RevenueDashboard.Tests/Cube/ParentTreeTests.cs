using RevenueDashboard.Cube;

namespace RevenueDashboard.Tests.Cube;

public sealed class ParentTreeTests
{
    private static readonly Month March = Month.Parse("2024-03");

    [Fact]
    public void Nobody_controls_a_customer_without_a_relation() => Assert.Equal(4, new ParentTree().ParentOf(4, March));

    [Fact]
    public void A_relation_holds_from_its_first_to_its_last_month()
    {
        var tree = new ParentTree();
        tree.Add(customer: 1, parent: 9, first: March, last: March + 1);

        Assert.Equal([1, 9, 9, 1], new[] { March.AddMonths(-1), March, March + 1, March + 2 }.Select(month => tree.ParentOf(1, month)));
    }

    [Fact]
    public void A_change_of_control_moves_the_customer_to_the_new_parent()
    {
        var tree = new ParentTree();
        tree.Add(1, 8, null, March);
        tree.Add(1, 9, March + 1, null);

        Assert.Equal((8, 9), (tree.ParentOf(1, March), tree.ParentOf(1, March + 1)));
    }

    [Fact]
    public void Control_goes_to_the_top_of_the_chain()
    {
        var tree = new ParentTree();
        tree.Add(1, 2, null, null);
        tree.Add(2, 3, null, null);

        Assert.Equal(3, tree.ParentOf(1, March));
    }

    [Fact]
    public void In_a_loop_everybody_stands_for_themselves()
    {
        var tree = new ParentTree();
        tree.Add(1, 2, null, null);
        tree.Add(2, 1, null, null);

        Assert.Equal((1, 2), (tree.ParentOf(1, March), tree.ParentOf(2, March)));
    }
}
